import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { maybeState } from '../../domain/change/state-file-name.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { StateDocument, StateDocuments } from '../../ports/state-documents.ts';
import { saysGzip } from './byte-stream.ts';

/** No state is so large, packed or not; what is, is something else with a state's name, or a bomb. */
const usualMostBytes = 256 * 1024 * 1024;

/**
 * State files by path; of a folder all that may be one, to the bottom and in order of name. A file
 * given by itself is read whatever its name. One file at a time is held.
 */
export function stateFiles(path: string, mostBytes = usualMostBytes): StateDocuments {
  return {
    async *read() {
      try {
        const found = await stat(path);
        for (const file of found.isDirectory() ? await statesIn(path) : [path]) {
          yield await readState(file, mostBytes);
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

async function readState(
  source: string,
  mostBytes: number,
): Promise<StateDocument | { fault: ReadFault }> {
  try {
    const { size } = await stat(source);
    if (size > mostBytes) return { fault: tooLarge(source, mostBytes) };
    const bytes = await readFile(source);
    const text = saysGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return { source, text: text.toString('utf8') };
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { fault: isBomb ? tooLarge(source, mostBytes) : faultOf(source, error) };
  }
}

const tooLarge = (source: string, mostBytes: number): ReadFault => ({
  source,
  code: 'unsupported',
  message: `holds more than ${mostBytes} bytes; it was not read`,
});

function faultOf(source: string, error: unknown): ReadFault {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  const denied = code === 'EACCES' || code === 'EPERM';
  const text = code === 'ENOENT' ? 'there is no such file or folder' : `cannot be read: ${message}`;
  return { source, code: denied ? 'access-denied' : 'unreadable', message: text };
}
