// Writes the JSON schema of bandog.yaml for editors: `node tools/config-schema.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { settingsJsonSchema } from '../lib/config/schema-keys.ts';

mkdirSync('schema', { recursive: true });
writeFileSync('schema/bandog.schema.json', `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
console.log('wrote schema/bandog.schema.json');
