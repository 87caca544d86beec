// Writes the JSON schema of bandog.yaml for editors, and the settings of someone who wrote none, which
// the command line takes without loading what checks those that are written: `node tools/config-schema.ts`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { settingsSchema } from '../lib/config/schema.ts';
import { settingsJsonSchema } from '../lib/config/schema-keys.ts';

const defaults = 'lib/config/default-document.ts';

mkdirSync('schema', { recursive: true });
writeFileSync('schema/bandog.schema.json', `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
writeFileSync(
  defaults,
  `import type { SettingsFile } from './schema.ts';

/** What the schema fills in where nothing is written; made by tools/config-schema.ts. */
export const defaultDocument: SettingsFile = ${JSON.stringify(settingsSchema.parse({}), null, 2)};
`,
);
spawnSync('biome', ['check', '--write', defaults], { stdio: 'inherit' });
console.log(`wrote schema/bandog.schema.json and ${defaults}`);
