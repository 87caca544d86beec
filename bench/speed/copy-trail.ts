import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { listFiles } from '../../lib/adapters/files/list-files.ts';

const parameters = /"requestParameters":\{(?=")/g;
const ids = /("(?:eventID|sharedEventID)":\s*")([\da-f-]{36})(?=")/g;

export interface TrailCopy {
  /** Uncompressed. */
  readonly bytes: number;
  readonly files: number;
}

/**
 * Fills `folder` with copies of the `.json.gz` files below `source`, each copy with event ids of its
 * own, until they hold at least `bytes` uncompressed. Files keep the size the provider gave them. Other
 * than in a real trail, nearly all that was asked for comes again in each copy; where it is to be
 * `unlike`, each call gets a parameter that no other has, and nothing does. Throws when there is nothing
 * to copy.
 */
export async function copyTrail(
  source: string,
  folder: string,
  { bytes, unlike = false }: { readonly bytes: number; readonly unlike?: boolean },
): Promise<TrailCopy> {
  const originals: { readonly name: string; readonly text: string }[] = [];
  for await (const file of listFiles([source])) {
    if ('fault' in file) throw new Error(`${file.fault.source}: ${file.fault.message}`);
    if (!file.path.endsWith('.json.gz')) continue;
    originals.push({
      name: basename(file.path),
      text: gunzipSync(readFileSync(file.path)).toString(),
    });
  }
  if (originals.length === 0) throw new Error(`${source}: no .json.gz files to copy`);
  let [written, files] = [0, 0];
  for (let copy = 1; written < bytes; copy += 1) {
    const place = join(folder, String(copy).padStart(5, '0'));
    mkdirSync(place, { recursive: true });
    for (const { name, text } of originals) {
      const copied = text.replace(ids, (_, before, id) => `${before}${otherId(id, copy)}`);
      const rekeyed = unlike ? copied.replaceAll(parameters, (name) => `${name}${note()}`) : copied;
      writeFileSync(join(place, name), gzipSync(rekeyed));
      written += Buffer.byteLength(rekeyed);
      files += 1;
    }
  }
  return { bytes: written, files };
}

const note = (): string => `"benchNote":"${randomUUID()}",`;

/** The same id in the same copy always becomes the same other id, a UUID as random as the first. */
function otherId(id: string, copy: number): string {
  const hex = createHash('sha256').update(`${copy}:${id}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
