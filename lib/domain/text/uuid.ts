/** Value of a lower-case hexadecimal digit by its ASCII code; 255 for every other byte. */
const digits = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1) digits[digit.toString(16).charCodeAt(0)] = digit;

const length = 36;
const dash = 0x2d;
const dashes: readonly number[] = [8, 13, 18, 23];
/** Places of the hexadecimal digits, in order. */
const places = Uint8Array.from(
  Array.from({ length }, (_, place) => place).filter((place) => !dashes.includes(place)),
);

/**
 * Reads the UUID at `from` of `ascii` into four 32-bit words of `into` from `at` on. False when there
 * is none in the usual spelling (lower case, dashes), or it is all zeros, which stands for nothing.
 */
export function readUuid(ascii: Uint8Array, from: number, into: Uint32Array, at: number): boolean {
  for (const place of dashes) if (ascii[from + place] !== dash) return false;
  let wrong = 0;
  let any = 0;
  for (let word = 0; word < 4; word += 1) {
    let value = 0;
    for (let index = word * 8; index < word * 8 + 8; index += 1) {
      const digit = digits[ascii[from + (places[index] ?? 0)] ?? 0] ?? 255;
      wrong |= digit;
      value = (value << 4) | (digit & 15);
    }
    any |= value;
    into[at + word] = value;
  }
  return wrong < 16 && any !== 0;
}

const scratch = new Uint8Array(length);

/** The same for a text that is a UUID and nothing else. */
export function uuidWords(text: string, into: Uint32Array): boolean {
  if (text.length !== length) return false;
  for (let place = 0; place < length; place += 1) {
    const code = text.charCodeAt(place);
    scratch[place] = code < 256 ? code : 0;
  }
  return readUuid(scratch, 0, into, 0);
}
