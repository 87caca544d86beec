import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CostSnapshot } from '../../domain/cost/cost-snapshot.ts';
import type { CostHistory } from '../../ports/cost-history.ts';

const suffix = '.costs.json';

/** A folder with one file a fetch, named by the time of it. A file that is broken throws an Error that names it. */
export function costHistoryFolder(folder: string): CostHistory {
  return {
    async keep(snapshot) {
      await mkdir(folder, { recursive: true });
      const name = `${snapshot.capturedAt.replaceAll(':', '-')} ${encodeURIComponent(snapshot.source).slice(0, 100)}${suffix}`;
      await writeFile(join(folder, name), JSON.stringify(snapshot));
    },
    async list(source, from) {
      const names = (await namesIn(folder)).filter((name) => name.endsWith(suffix));
      const all: CostSnapshot[] = [];
      for (const name of names) all.push(await snapshotIn(join(folder, name)));
      return all.filter((it) => it.source === source && it.capturedAt >= from);
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function snapshotIn(path: string): Promise<CostSnapshot> {
  const value: unknown = parsed(await readFile(path, 'utf8'), path);
  if (typeof value === 'object' && value !== null && 'days' in value && 'capturedAt' in value)
    return value as CostSnapshot;
  throw new Error(`${path}: not a fetch Bandog kept; remove the file`);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: not a fetch Bandog kept; remove the file`, { cause: error });
  }
}
