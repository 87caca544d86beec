// What a script would do: every .json.gz file below a folder, unzipped and parsed, its records counted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { gunzipSync } from 'node:zlib';

const [folder = '.'] = argv.slice(2);
let records = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = gunzipSync(readFileSync(join(entry.parentPath, entry.name))).toString();
  records += JSON.parse(text).Records.length;
}
console.log(records);
