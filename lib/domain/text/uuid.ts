/** Value of a lower-case hexadecimal digit by its ASCII code; 255 for everything else. */
const digits = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1) digits[digit.toString(16).charCodeAt(0)] = digit;

const length = 36;
const dash = 0x2d;
/** Where four digits stand next to each other; two of these make a word. */
const fours = Uint8Array.of(0, 4, 9, 14, 19, 24, 28, 32);

/**
 * Reads a UUID into the first four 32-bit words of `into`. False when the text is none in the usual
 * spelling (lower case, dashes), or it is all zeros, which stands for nothing.
 */
export function readUuid(text: string, into: Uint32Array): boolean {
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
    into[four >> 1] = value;
  }
  return wrong < 16 && any !== 0;
}

const hasDashes = (text: string): boolean =>
  text.charCodeAt(8) === dash &&
  text.charCodeAt(13) === dash &&
  text.charCodeAt(18) === dash &&
  text.charCodeAt(23) === dash;
