/**
 * Steps over JSON without building anything. Each function takes where its part starts and gives where
 * it ends, or `CUT` when the input ends inside, or `ODD` for anything but JSON in the provider's compact
 * spelling (no space between tokens). What is skipped is checked as strictly as `JSON.parse` checks it.
 */
export const CUT: usize = 1;
export const ODD: usize = 2;

export const QUOTE: u8 = 0x22;
export const COMMA: u8 = 0x2c;
export const COLON: u8 = 0x3a;
export const OPEN_BRACE: u8 = 0x7b;
export const CLOSE_BRACE: u8 = 0x7d;
const BACKSLASH: u8 = 0x5c;
const OPEN_BRACKET: u8 = 0x5b;
const CLOSE_BRACKET: u8 = 0x5d;

/** Deeper nesting is left to the parser. */
const maxDepth: i32 = 64;

/** Behind the last byte; zeros follow, so that nothing has to be asked about the end on the way. */
export let inputEnd: usize = 0;

export function setInputEnd(at: usize): void {
  inputEnd = at;
}

/** Why an expected byte is not there. */
export function missing(at: usize): usize {
  return at >= inputEnd ? CUT : ODD;
}

/** To the next byte that does not stand for itself inside a string, sixteen at a time. */
// @ts-ignore: decorator
@inline
export function skipPlain(from: usize): usize {
  let at = from;
  while (true) {
    const bytes = v128.load(at);
    const stops = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))),
      i8x16.eq(i8x16.min_u(bytes, i8x16.splat(0x1f)), bytes),
    );
    const mask = i8x16.bitmask(stops);
    if (mask != 0) return at + ctz(mask);
    at += 16;
  }
}

/** `at` is behind the opening quote. */
// @ts-ignore: decorator
@inline
export function skipString(at: usize): usize {
  const next = skipPlain(at);
  return load<u8>(next) == QUOTE ? next + 1 : skipRest(next);
}

/** The rest of a string from something in it that does not stand for itself. */
export function skipRest(from: usize): usize {
  let at = from;
  while (true) {
    const byte = load<u8>(at);
    if (byte == QUOTE) return at + 1;
    if (byte != BACKSLASH) return missing(at);
    at = skipEscape(at + 1);
    if (at <= ODD) return at;
    at = skipPlain(at);
  }
}

function skipEscape(at: usize): usize {
  if (at >= inputEnd) return CUT;
  switch (load<u8>(at)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case 0x75: // u
      return skipHex(at + 1);
    default:
      return ODD;
  }
}

function skipHex(at: usize): usize {
  if (at + 4 > inputEnd) return CUT;
  for (let digit = at; digit < at + 4; digit += 1) {
    const byte = load<u8>(digit);
    const letter = byte | 0x20;
    if (!isDigit(byte) && !(letter >= 0x61 && letter <= 0x66)) return ODD;
  }
  return at + 4;
}

// @ts-ignore: decorator
@inline
function isDigit(byte: u8): bool {
  return byte >= 0x30 && byte <= 0x39;
}

/** Any value. */
export function skipValue(at: usize, depth: i32): usize {
  switch (load<u8>(at)) {
    case 0x22: // "
      return skipString(at + 1);
    case 0x7b: // {
      return depth < maxDepth ? skipObject(at + 1, depth + 1) : ODD;
    case 0x5b: // [
      return depth < maxDepth ? skipList(at + 1, depth + 1) : ODD;
    case 0x74: // true
      return load<u32>(at) == 0x65757274 ? at + 4 : skipWord(at, 0x65757274, 4);
    case 0x66: // false
      return skipWord(at + 1, 0x65736c61, 4);
    case 0x6e: // null
      return load<u32>(at) == 0x6c6c756e ? at + 4 : skipWord(at, 0x6c6c756e, 4);
    default:
      return skipNumber(at);
  }
}

function skipObject(from: usize, depth: i32): usize {
  if (load<u8>(from) == CLOSE_BRACE) return from + 1;
  let at = from;
  while (true) {
    at = skipName(at);
    if (at <= ODD) return at;
    at = load<u8>(at) == QUOTE ? skipString(at + 1) : skipValue(at, depth);
    if (at <= ODD) return at;
    const byte = load<u8>(at);
    if (byte == CLOSE_BRACE) return at + 1;
    if (byte != COMMA) return missing(at);
    at += 1;
  }
}

/** A field's name and the colon behind it. */
// @ts-ignore: decorator
@inline
export function skipName(at: usize): usize {
  if (load<u8>(at) != QUOTE) return missing(at);
  const next = skipString(at + 1);
  if (next <= ODD) return next;
  return load<u8>(next) == COLON ? next + 1 : missing(next);
}

function skipList(from: usize, depth: i32): usize {
  if (load<u8>(from) == CLOSE_BRACKET) return from + 1;
  let at = from;
  while (true) {
    at = skipValue(at, depth);
    if (at <= ODD) return at;
    const byte = load<u8>(at);
    if (byte == CLOSE_BRACKET) return at + 1;
    if (byte != COMMA) return missing(at);
    at += 1;
  }
}

/** The letters of a word, given as a number, the first in its lowest byte. */
function skipWord(from: usize, letters: u32, length: usize): usize {
  for (let index: usize = 0; index < length; index += 1) {
    if (load<u8>(from + index) != <u8>(letters >>> (<u32>index * 8))) return missing(from + index);
  }
  return from + length;
}

function skipNumber(from: usize): usize {
  let at = load<u8>(from) == 0x2d ? from + 1 : from; // -
  at = load<u8>(at) == 0x30 ? at + 1 : skipDigits(at);
  if (at > ODD && load<u8>(at) == 0x2e) at = skipDigits(at + 1); // .
  if (at > ODD && (load<u8>(at) | 0x20) == 0x65) {
    const sign = load<u8>(at + 1);
    at = skipDigits(at + (sign == 0x2b || sign == 0x2d ? 2 : 1));
  }
  return at;
}

/** At least one digit. */
function skipDigits(from: usize): usize {
  let at = from;
  while (isDigit(load<u8>(at))) at += 1;
  return at > from ? at : missing(from);
}
