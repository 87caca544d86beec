import { resume } from '../resume.ts';

export interface FirstBytes {
  /** Start of the content, for telling what it is. */
  readonly text: string;
  /** All of the content, from the start. */
  readonly stream: AsyncIterable<Buffer>;
}

/** Looks at the start of a stream without losing it. Throws when there is nothing. */
export async function firstBytes(chunks: AsyncIterable<Buffer>, path: string): Promise<FirstBytes> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let text = '';
  while (text.trim() === '') {
    const { value, done } = await next(iterator, path);
    if (done) throw new Error(`${path}: the file is empty`);
    seen.push(value);
    text = Buffer.concat(seen).toString('utf8');
  }
  return { text, stream: resume(seen, iterator) };
}

async function next(iterator: AsyncIterator<Buffer>, path: string) {
  try {
    return await iterator.next();
  } catch (error) {
    if (!isArchiveError(error)) throw error;
    const message = `${path}: a broken gzip archive, nothing of it can be read; fetch the file again`;
    throw new Error(message, { cause: error });
  }
}

/** True for zlib's errors, false for those of the file system. */
export function isArchiveError(error: unknown): boolean {
  return error instanceof Error && /^Z_/.test((error as NodeJS.ErrnoException).code ?? '');
}
