/** Value of a lower-case hexadecimal digit by its ASCII code; 255 for everything else. */
const digits = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1) digits[digit.toString(16).charCodeAt(0)] = digit;

const length = 36;
/** 32-bit words that hold a UUID. */
export const uuidWords = 4;
const dash = 0x2d;
/** Where four digits stand next to each other; two of these make a word. */
const fours = Uint8Array.of(0, 4, 9, 14, 19, 24, 28, 32);

/**
 * Reads a UUID into the four 32-bit words of `into` from `place` on. False when the text is none in the usual
 * spelling (lower case, dashes), or it is all zeros, which stands for nothing.
 */
export function readUuid(text: string, into: Int32Array, place = 0): boolean {
  if (text.length !== length || !hasDashes(text)) return false;
  let wrong = 0;
  let any = 0;
  let value = 0;
  for (let four = 0; four < fours.length; four += 1) {
    const from = fours[four] ?? 0;
    for (let at = from; at < from + 4; at += 1) {
      const digit = digits[text.charCodeAt(at)] ?? 255;
      wrong |= digit;
      value = (value << 4) | (digit & 15);
    }
    any |= value;
    into[place + (four >> 1)] = value;
  }
  return wrong < 16 && any !== 0;
}

const hasDashes = (text: string): boolean =>
  text.charCodeAt(8) === dash &&
  text.charCodeAt(13) === dash &&
  text.charCodeAt(18) === dash &&
  text.charCodeAt(23) === dash;

/** The UUID whose four words stand at `at` of `words`, in the usual spelling. */
export function uuidText(words: Int32Array, at: number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map((word) => hexOf(words[at + word] ?? 0)) as Words;
  return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
}

type Words = [string, string, string, string];

const hexOf = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
