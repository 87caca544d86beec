import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { maybeState } from '../../domain/change/state-file-name.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { StateDocument, StateDocuments } from '../../ports/state-documents.ts';

/**
 * State files by path; of a folder all that may be one, to the bottom and in order of name. A file
 * given by itself is read whatever its name. One file at a time is held.
 */
export function stateFiles(path: string): StateDocuments {
  return {
    async *read() {
      try {
        const found = await stat(path);
        for (const file of found.isDirectory() ? await statesIn(path) : [path]) {
          yield await readState(file);
        }
      } catch (error) {
        yield { fault: faultOf(path, error) };
      }
    },
  };
}

async function statesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => maybeState(file.slice(folder.length).replaceAll(sep, '/')))
    .sort();
}

async function readState(source: string): Promise<StateDocument | { fault: ReadFault }> {
  try {
    const bytes = await readFile(source);
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return { source, text: (zipped ? gunzipSync(bytes) : bytes).toString('utf8') };
  } catch (error) {
    return { fault: faultOf(source, error) };
  }
}

function faultOf(source: string, error: unknown): ReadFault {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  const denied = code === 'EACCES' || code === 'EPERM';
  const text = code === 'ENOENT' ? 'there is no such file or folder' : `cannot be read: ${message}`;
  return { source, code: denied ? 'access-denied' : 'unreadable', message: text };
}
