import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultDocument } from '../../lib/config/default-document.ts';
import { settingsSchema } from '../../lib/config/schema.ts';
import { settingsJsonSchema } from '../../lib/config/schema-keys.ts';

it('the published JSON schema is the one the program uses; run tools/config-schema.ts after a change', () => {
  const published = JSON.parse(readFileSync('schema/bandog.schema.json', 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(settingsJsonSchema())));
});

it('the settings of someone who wrote none are what the schema fills in; run tools/config-schema.ts after a change', () => {
  expect(defaultDocument).toEqual(settingsSchema.parse({}));
});
