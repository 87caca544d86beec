/** Reads UUIDs in the usual spelling: lower case, dashes. As `readUuid` of lib/domain/text/uuid.ts. */

export const uuidLength: usize = 36;

/**
 * Reads the UUID at `at` into four 32-bit words at `into`. False when there is none, or it is all zeros,
 * which stands for nothing.
 */
export function readUuid(at: usize, into: usize): bool {
  const dashes =
    (load<u8>(at, 8) ^ 0x2d) |
    (load<u8>(at, 13) ^ 0x2d) |
    (load<u8>(at, 18) ^ 0x2d) |
    (load<u8>(at, 23) ^ 0x2d);
  if (dashes != 0) return false;
  const start = v128.load(at);
  const middle = v128.load(at, 16);
  const end = v128.load(at, 20);
  const first = v128.shuffle<u8>(
    start,
    middle,
    0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17,
  );
  const second = v128.shuffle<u8>(
    middle,
    end,
    3, 4, 5, 6, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  );
  if (!areDigits(first) || !areDigits(second)) return false;
  const high = words(first);
  const low = words(second);
  v128.store64_lane(into, high, 0);
  v128.store64_lane(into, low, 0, 8);
  return v128.any_true(v128.or(high, low));
}

/** Ten numerals and six small letters. */
// @ts-ignore: decorator
@inline
function areDigits(text: v128): bool {
  const numeral = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x30)), i8x16.splat(10));
  const letter = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x61)), i8x16.splat(6));
  return i8x16.all_true(v128.or(numeral, letter));
}

/** The values of sixteen digits as two words in the first eight bytes. */
// @ts-ignore: decorator
@inline
function words(text: v128): v128 {
  const ofLetters = v128.and(i8x16.gt_u(text, i8x16.splat(0x39)), i8x16.splat(9));
  const digits = i8x16.add(v128.and(text, i8x16.splat(15)), ofLetters);
  const bytes = v128.or(i16x8.shl(digits, 4), i16x8.shr_u(digits, 8));
  // The first digits of a word are its highest.
  return v128.shuffle<u8>(bytes, bytes, 6, 4, 2, 0, 14, 12, 10, 8, 0, 0, 0, 0, 0, 0, 0, 0);
}
