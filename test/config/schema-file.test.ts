import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsJsonSchema } from '../../lib/config/schema-keys.ts';

it('the published JSON schema is the one the program uses; run tools/config-schema.ts after a change', () => {
  const published = JSON.parse(readFileSync('schema/bandog.schema.json', 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(settingsJsonSchema())));
});
