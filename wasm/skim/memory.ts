/**
 * Where everything stands. First what is of a fixed size, then what grows with the input, laid out anew
 * for each: the input itself, and what is said of it. Memory that is never written to costs nothing.
 */

/** Wanted fields a record may have, at most; see `record-skimmer.ts`. */
export const fieldLimit: usize = 32;
/** Longer texts are not kept to be recognised. */
export const longestText: usize = 128;

/** Bytes behind the input that are zero: what is read past its end stops there. */
const margin: usize = 64;
/** In the usual spelling no record is shorter. */
const shortestRecord: usize = 64;

export const mostRuns: usize = 1024;
/** See `runs.ts`. */
export const runBytes: usize = 320;
/** Numbers for each record kept; see `marks.ts` outside. */
export const marksEach: usize = 10;

export let input: usize = 0;
export let tail: usize = 0;
export let marks: usize = 0;
export let ids: usize = 0;
/** Records that marks or ids have room for. */
export let mostRecords: usize = 0;

let fixedEnd: usize = __heap_base;

/** Takes room of a fixed size; only while the module starts. */
export function fixed(bytes: usize): usize {
  const at = fixedEnd;
  fixedEnd = (at + bytes + 63) & ~63;
  reach(fixedEnd);
  return at;
}

/** Lays out what an input of so many bytes needs; gives where the input goes. */
export function layOut(bytes: usize): usize {
  mostRecords = bytes / shortestRecord + 64;
  input = fixedEnd;
  tail = (input + bytes + margin + 63) & ~63;
  marks = (tail + bytes + mostRecords * 92 + 63) & ~63;
  ids = (marks + mostRecords * marksEach * 4 + 63) & ~63;
  reach(ids + mostRecords * 16 + margin);
  memory.fill(input + bytes, 0, margin);
  return input;
}

function reach(end: usize): void {
  const pages = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
}
