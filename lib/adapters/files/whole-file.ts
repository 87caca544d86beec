import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { saysGzip } from './byte-stream.ts';

const wholeFileBytes = 2 * 1024 * 1024;
/** What such a file may unpack to; what is larger, a bomb above all, is streamed. */
const wholeTextBytes = 8 * 1024 * 1024;

/** Where files are read to, one after another, with room to see that one is longer than it was. */
let room: Buffer | undefined;

/**
 * The bytes of a small file that has `size` bytes on the disk, decompressed when it is gzip: for small
 * files several times faster than a stream. Undefined for what must be streamed: what is no regular file
 * and has no size, is large, has another size by now, unpacks to much, or is broken. Throws what the
 * system says.
 */
export function wholeFile(path: string, size: number): Buffer | undefined {
  if (size === 0 || size > wholeFileBytes) return undefined;
  const read = bytesOf(path, size);
  if (read === undefined) return undefined;
  return saysGzip(read) ? unzipped(read) : Buffer.from(read);
}

function bytesOf(path: string, size: number): Buffer | undefined {
  room ??= Buffer.allocUnsafeSlow(wholeFileBytes + 1);
  const file = openSync(path, 'r');
  try {
    const read = readSync(file, room, 0, size + 1, 0);
    return read === size ? room.subarray(0, size) : undefined;
  } finally {
    closeSync(file);
  }
}

/** Smaller buffers may be parts of one that others use as well. */
const sharedBytes = 64 * 1024;

/**
 * Gives the memory of bytes that nobody looks into any more back at once. The collector hardly sees
 * such memory: what it leaves lying about of many small files comes to 70 MB a thread.
 */
export function release({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > sharedBytes) buffer.transfer(0);
}

/** The same for bytes that have their memory to themselves, as those that came from another thread have. */
export function releaseOwn({ buffer, byteLength }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}

/** Undefined when the archive is too large or broken: the stream gives what stands before a break. */
function unzipped(archive: Buffer): Buffer | undefined {
  try {
    const chunkSize = Math.min(wholeTextBytes, Math.max(1024, promisedSize(archive) + 1));
    return gunzipSync(archive, { chunkSize, maxOutputLength: wholeTextBytes });
  } catch {
    return undefined;
  }
}

/** The last four bytes of an archive give the size of its contents; a lie only costs time. */
const promisedSize = (archive: Buffer): number =>
  archive.length < 4 ? 0 : archive.readUInt32LE(archive.length - 4);
