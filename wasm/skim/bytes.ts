/** Comparing and hashing of bytes, many at a time. What is read behind their end is not looked at. */

const mix: u64 = 0x9e3779b97f4a7c15;

export function isSame(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + 16 <= length; at += 16) {
    if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false;
  }
  for (; at + 8 <= length; at += 8) {
    if (load<u64>(a + at) != load<u64>(b + at)) return false;
  }
  return at == length || firstBytes(a + at, length - at) == firstBytes(b + at, length - at);
}

/** Of all the bytes: a hash of some of them lets texts that differ elsewhere push each other out. */
export function hash(from: usize, length: usize): u32 {
  let sum: u64 = <u64>length * mix;
  let at: usize = 0;
  if (length >= 32) {
    // Four sums that do not wait for each other.
    let a = sum;
    let b = sum + 1;
    let c = sum + 2;
    let d = sum + 3;
    for (; at + 32 <= length; at += 32) {
      a = stir(a ^ load<u64>(from + at));
      b = stir(b ^ load<u64>(from + at, 8));
      c = stir(c ^ load<u64>(from + at, 16));
      d = stir(d ^ load<u64>(from + at, 24));
    }
    sum = stir(stir(a + rotl(b, 17)) ^ (c + rotl(d, 41)));
  }
  for (; at + 8 <= length; at += 8) sum = stir(sum ^ load<u64>(from + at));
  if (at < length) sum = stir(sum ^ firstBytes(from + at, length - at));
  return <u32>(sum ^ (sum >>> 32));
}

// @ts-ignore: decorator
@inline
function stir(sum: u64): u64 {
  const next = sum * mix;
  return next ^ (next >>> 29);
}

/** The first of eight bytes as a number; at least one and less than eight. */
// @ts-ignore: decorator
@inline
function firstBytes(at: usize, length: usize): u64 {
  return load<u64>(at) & (((<u64>1) << (<u64>length * 8)) - 1);
}

/** Printable ASCII without what JSON escapes; empty and long texts are not plain. */
export function isPlainText(from: usize, length: usize, longest: usize): bool {
  if (length == 0 || length > longest) return false;
  for (let at = from; at < from + length; at += 1) {
    const byte = load<u8>(at);
    if (byte < 0x20 || byte > 0x7e || byte == 0x22 || byte == 0x5c) return false;
  }
  return true;
}
