const lengths = [8192, 2048, 512, 256] as const;
const keptEntries = 100;
const mark = '…(cut)';

/** Size of a value as JSON, in bytes of UTF-8. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/**
 * `value`, made to fit into `maxBytes` of JSON: its longest texts are cut step by step and marked
 * `…(cut)`, then lists keep their first hundred entries. Of a value that fits, the JSON is returned.
 * Throws a RangeError when even that is not enough.
 */
export function fitSize<T>(
  value: T,
  maxBytes: number,
): { readonly cut: false; readonly json: string } | { readonly cut: true; readonly value: T } {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) <= maxBytes) return { json, cut: false };
  for (const length of lengths) {
    const shorter = shorten(value, length, Infinity);
    if (jsonBytes(shorter) <= maxBytes) return { value: shorter, cut: true };
  }
  const shortest = shorten(value, lengths[3], keptEntries);
  if (jsonBytes(shortest) <= maxBytes) return { value: shortest, cut: true };
  throw new RangeError(
    `the value takes ${jsonBytes(value)} bytes and cannot be cut to ${maxBytes}; it is not text that makes it large`,
  );
}

function shorten<T>(value: T, length: number, entries: number): T {
  const cutText = (text: string) =>
    text.length <= length ? text : `${text.slice(0, length - mark.length).toWellFormed()}${mark}`;
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return cutText(part);
    if (Array.isArray(part)) return part.slice(0, entries).map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}
