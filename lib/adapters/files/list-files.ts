import { statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ReadFault } from '../../domain/fault/read-fault.ts';

export type ListedFile =
  /** `bytes` on the disk; 0 of what is no regular file, a pipe for example. */
  { readonly path: string; readonly bytes: number } | { readonly fault: ReadFault };

const logName = /\.(json|jsonl|ndjson|log)(\.gz)?$/i;

/** CloudTrail puts its digests, insights and summaries beside the logs; they hold no calls. */
const besideLogs = /[/\\]CloudTrail-(Digest|Insight|Aggregated)[/\\]/;

/**
 * The files behind the paths, folders searched to the bottom in order of name. A path given by
 * itself is listed whatever its name; inside folders only `.json`, `.jsonl`, `.ndjson` and `.log`
 * files, gzip or not.
 */
export async function* listFiles(paths: readonly string[]): AsyncGenerator<ListedFile> {
  for (const path of paths) {
    try {
      const found = await stat(path);
      if (found.isDirectory()) yield* listFolder(path);
      else yield { path, bytes: found.isFile() ? found.size : 0 };
    } catch (error) {
      yield { fault: unreadable(path, error) };
    }
  }
}

async function* listFolder(folder: string): AsyncGenerator<ListedFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  // Joining each name with `join` would take a tenth of the time that reading the files takes.
  const before = join(folder, sep);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = before + entry.name;
    if (entry.isDirectory()) yield* listFiles([path]);
    else if (entry.isSymbolicLink()) yield* listLink(path);
    else if (entry.isFile() && isLog(path)) yield { path, bytes: statSync(path).size };
  }
}

const isLog = (path: string): boolean => logName.test(path) && !besideLogs.test(path);

/** Links to files are followed; a link to a folder may lead in a circle, so it is told, not followed. */
async function* listLink(path: string): AsyncGenerator<ListedFile> {
  try {
    const target = await stat(path);
    if (target.isFile() && isLog(path)) yield { path, bytes: target.size };
    if (!target.isDirectory()) return;
    const message = 'is a link to a folder and was not followed: name the folder itself';
    yield { fault: { source: path, code: 'unsupported', message } };
  } catch (error) {
    yield { fault: unreadable(path, error) };
  }
}

function unreadable(path: string, error: unknown): ReadFault {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  return {
    source: path,
    code: code === 'EACCES' || code === 'EPERM' ? 'access-denied' : 'unreadable',
    message: code === 'ENOENT' ? 'there is no such file or folder' : `cannot be read: ${message}`,
  };
}
