import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** In a folder of very many small files nobody needs to know so early. */
const mostLooks = 1000;

/**
 * Whether there seem to be so many bytes below the paths: a quick look, no further than needed. False where
 * that cannot be told; what is wrong with a path is told by whoever reads it.
 */
export function holdBytes(paths: readonly string[], wanted: number): boolean {
  const open = [...paths];
  let [bytes, looks] = [0, 0];
  try {
    for (let path = open.pop(); path !== undefined && looks < mostLooks; path = open.pop()) {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found?.isDirectory()) for (const name of readdirSync(path)) open.push(join(path, name));
      else bytes += found?.size ?? 0;
      if (bytes >= wanted) return true;
      looks += 1;
    }
  } catch {
    return false;
  }
  return false;
}
