import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import {
  billingMonth,
  isManifest,
  keysListed,
  newestManifest,
  newestRun,
  type StoredFile,
} from '../../domain/cost/export-layout.ts';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import type { CostSource } from '../../ports/cost-source.ts';
import { byteStream } from './byte-stream.ts';
import { type ContentCostsOptions, contentCosts } from './content-costs.ts';
import { jsonFile } from './json-file.ts';

/** A file of costs, or a folder of them, of any format `contentCosts` reads. */
export function costFile(path: string, options: ContentCostsOptions): CostSource {
  return contentCosts(localContents(path), options);
}

function localContents(path: string): CostContents {
  return {
    name: basename(path),
    async list() {
      const info = await stat(path);
      return info.isDirectory() ? await inFolder(path) : [localContent(path, info.size)];
    },
  };
}

interface LocalFile extends StoredFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Of an export that was copied as it lies in its bucket, the newest run of each month; of other folders all
 * files, oldest first.
 */
async function inFolder(folder: string): Promise<readonly CostContent[]> {
  const found: LocalFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.') || !isCosts(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const { size: bytes, mtimeMs: modifiedMs } = await stat(path);
    const key = relative(folder, path).replaceAll(sep, '/');
    if (bytes > 0) found.push({ key, path, bytes, modifiedMs });
  }
  const months = Map.groupBy(found, ({ key }) => billingMonth(key));
  const contents: CostContent[] = [];
  for (const [month, files] of [...months].sort(([a], [b]) => a.localeCompare(b))) {
    const chosen = month === '' ? oldestFirst(files) : await newestOf(files);
    for (const { path, bytes } of chosen)
      contents.push({ ...localContent(path, bytes), ...(month !== '' && { isPart: true }) });
  }
  return contents;
}

const oldestFirst = (files: readonly LocalFile[]): readonly LocalFile[] =>
  files
    .filter(({ key }) => !isManifest(key))
    .toSorted((a, b) => a.modifiedMs - b.modifiedMs || a.path.localeCompare(b.path));

async function newestOf(files: readonly LocalFile[]): Promise<readonly LocalFile[]> {
  const manifest = newestManifest(files);
  if (manifest === undefined) return newestRun(files, undefined);
  try {
    return newestRun(files, keysListed(await jsonFile(manifest.path)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${manifest.path}: ${reason}`, { cause: error });
  }
}

const isCosts = (name: string): boolean => /\.(csv|gz|json|parquet)$/i.test(name);

const localContent = (path: string, bytes: number): CostContent => ({
  name: basename(path),
  path,
  bytes,
  stream: () => byteStream(path),
  async slice(from, to) {
    const file = await open(path);
    try {
      const { buffer } = await file.read(new Uint8Array(to - from), 0, to - from, from);
      return buffer.buffer;
    } finally {
      await file.close();
    }
  },
});
