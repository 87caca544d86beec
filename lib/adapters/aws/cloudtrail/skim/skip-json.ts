/**
 * Steps over JSON in bytes without building anything. Each function takes the index where its part
 * starts and gives the index behind it, or `cut` when the bytes end inside, or `odd` for anything but
 * JSON in the provider's compact spelling (no space between tokens). What is skipped is checked as
 * strictly as `JSON.parse` checks it.
 */
export const cut = -1;
export const odd = -2;

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** 1 for bytes that stand for themselves inside a string; what lies above ASCII need not be checked. */
const plainInString = new Uint8Array(256).fill(1, 0x20);
plainInString[QUOTE] = 0;
plainInString[BACKSLASH] = 0;

const escapes: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((it) => it.charCodeAt(0)));

/** Deeper nesting is left to the parser. */
const maxDepth = 64;

/** `at` is behind the opening quote. */
export function skipString(bytes: Uint8Array, at: number): number {
  let next = skipPlain(bytes, at);
  while (bytes[next] !== QUOTE) {
    if (bytes[next] !== BACKSLASH) return missing(bytes, next);
    const behind = skipEscape(bytes, next + 1);
    if (behind < 0) return behind;
    next = skipPlain(bytes, behind);
  }
  return next + 1;
}

/** To the next byte that does not stand for itself, or to the end. */
export function skipPlain(bytes: Uint8Array, at: number): number {
  let next = at;
  // Behind the last byte stands `undefined`, which is no index of anything.
  while (plainInString[bytes[next] as number] === 1) next += 1;
  return next;
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at];
  if (letter === undefined) return cut;
  if (letter !== 0x75) return escapes.has(letter) ? at + 1 : odd;
  if (at + 5 > bytes.length) return cut;
  for (let digit = at + 1; digit < at + 5; digit += 1) {
    if (!isHex(bytes[digit] ?? 0)) return odd;
  }
  return at + 5;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** Any value. */
export function skipValue(bytes: Uint8Array, at: number, depth: number): number {
  switch (bytes[at]) {
    case QUOTE:
      return skipString(bytes, at + 1);
    case OPEN_BRACE:
      return depth < maxDepth ? skipObject(bytes, at + 1, depth + 1) : odd;
    case OPEN_BRACKET:
      return depth < maxDepth ? skipList(bytes, at + 1, depth + 1) : odd;
    case 0x74:
      return skipWord(bytes, at, TRUE);
    case 0x66:
      return skipWord(bytes, at, FALSE);
    case 0x6e:
      return skipWord(bytes, at, NULL);
    default:
      return skipNumber(bytes, at);
  }
}

function skipObject(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at] === CLOSE_BRACE) return at + 1;
  let next = at;
  for (;;) {
    next = skipName(bytes, next);
    if (next < 0) return next;
    next = skipValue(bytes, next, depth);
    if (next < 0) return next;
    if (bytes[next] === CLOSE_BRACE) return next + 1;
    if (bytes[next] !== COMMA) return missing(bytes, next);
    next += 1;
  }
}

/** A field's name and the colon behind it. */
export function skipName(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return missing(bytes, at);
  const next = skipString(bytes, at + 1);
  if (next < 0) return next;
  return bytes[next] === COLON ? next + 1 : missing(bytes, next);
}

function skipList(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at] === CLOSE_BRACKET) return at + 1;
  let next = at;
  for (;;) {
    next = skipValue(bytes, next, depth);
    if (next < 0) return next;
    if (bytes[next] === CLOSE_BRACKET) return next + 1;
    if (bytes[next] !== COMMA) return missing(bytes, next);
    next += 1;
  }
}

/** Why an expected byte is not there. */
export const missing = (bytes: Uint8Array, at: number): number => (at >= bytes.length ? cut : odd);

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL = Buffer.from('null');

function skipWord(bytes: Uint8Array, at: number, word: Uint8Array): number {
  for (let index = 1; index < word.length; index += 1) {
    if (bytes[at + index] !== word[index]) return missing(bytes, at + index);
  }
  return at + word.length;
}

function skipNumber(bytes: Uint8Array, at: number): number {
  let next = bytes[at] === 0x2d ? at + 1 : at;
  next = bytes[next] === 0x30 ? next + 1 : skipDigits(bytes, next);
  if (next > 0 && bytes[next] === 0x2e) next = skipDigits(bytes, next + 1);
  if (next > 0 && ((bytes[next] ?? 0) | 0x20) === 0x65) {
    const signed = bytes[next + 1] === 0x2b || bytes[next + 1] === 0x2d;
    next = skipDigits(bytes, next + (signed ? 2 : 1));
  }
  return next;
}

/** At least one digit. */
function skipDigits(bytes: Uint8Array, at: number): number {
  let next = at;
  while (isDigit(bytes[next] ?? 0)) next += 1;
  return next > at ? next : missing(bytes, at);
}
