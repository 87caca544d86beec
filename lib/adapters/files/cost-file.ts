import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CostContent, CostContents } from '../../ports/cost-contents.ts';
import type { CostSource } from '../../ports/cost-source.ts';
import { byteStream } from './byte-stream.ts';
import { type ContentCostsOptions, contentCosts } from './content-costs.ts';

/** A file of costs, or a folder of them, of any format `contentCosts` reads. */
export function costFile(path: string, options: ContentCostsOptions): CostSource {
  return contentCosts(localContents(path), options);
}

function localContents(path: string): CostContents {
  return {
    name: basename(path),
    async list() {
      const info = await stat(path);
      if (!info.isDirectory()) return [localContent(path, info.size)];
      const found: (readonly [changedMs: number, CostContent])[] = [];
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name.startsWith('.')) continue;
        const file = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = await stat(file);
        if (size > 0 && isCosts(entry.name)) found.push([mtimeMs, localContent(file, size)]);
      }
      return found
        .sort(([a, one], [b, other]) => a - b || one.path.localeCompare(other.path))
        .map(([, content]) => content);
    },
  };
}

/** Manifests lie beside the files they list. */
const isCosts = (name: string): boolean =>
  /\.(csv|gz|json|parquet)$/i.test(name) && !/manifest\.json$/i.test(name);

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
