import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { resume } from './resume.ts';

const chunkBytes = 1024 * 1024;

/** True for the first bytes of an archive. */
export const saysGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The bytes of a file or a pipe, decompressed when the first of them say gzip; its name does not count.
 * `onBytes` is told how many bytes were read from the disk. A broken archive yields what could be read
 * before the break, then throws zlib's error.
 */
export async function* byteStream(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const chunks = chunksOf(path, onBytes);
  const start = await firstBytes(chunks);
  const bytes = resume([start], chunks);
  if (!saysGzip(start)) {
    yield* bytes;
    return;
  }
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  // Whoever reads is told what fails by the reading itself.
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {});
  yield* gunzip as AsyncIterable<Buffer>;
}

async function* chunksOf(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  const file: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: chunkBytes });
  for await (const chunk of file) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** Two bytes at least, if there are as many: a pipe may give them one by one. */
async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}
