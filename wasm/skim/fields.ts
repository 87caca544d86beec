import { isSame } from './bytes';
import {
  CLOSE_BRACE,
  COLON,
  COMMA,
  missing,
  ODD,
  QUOTE,
  skipPlain,
  skipRest,
  skipString,
  skipValue,
} from './json';
import { fieldLimit, fixed } from './memory';

/** Where the wanted fields of one record stand. Which fields those are is told by `learnName`. */

const nameRoom: i32 = 32;
const none: i8 = -1;
const special: i8 = -2;

/** What a name may be by its length, its first and its sixth letter, which tell nearly all of a record's fields apart: most names are passed over at a glance. */
const guesses = fixed(32 * 256);
const names = fixed(fieldLimit * <usize>nameRoom);
/** Of each wanted field: the length of its name, whether it is a record's own, where its name, its value and their end stand. */
const lengths = fixed(fieldLimit * 4);
const owns = fixed(fieldLimit);
const nameAt = fixed(fieldLimit * 4);
const from = fixed(fieldLimit * 4);
const to = fixed(fieldLimit * 4);
/** The own fields of the record, in order. */
const ownFields = fixed(fieldLimit);

memory.fill(guesses, none, 32 * 256);

let wantedFields: i32 = 0;
/** How many own fields the record has. */
export let ownCount: i32 = 0;
/** False for a record whose fields need a closer look: a name with an escape, one that comes twice, or a special one. */
export let isPlain: bool = true;

/**
 * Makes the name at `at` known: 0 for a field that is wanted, 1 for one that is wanted and a record's own,
 * 2 for one that makes a record need a closer look. False when it looks like another that is known.
 */
export function learnName(at: usize, length: usize, kind: i32): bool {
  const guess = guesses + guessOf(at, length);
  if (load<i8>(guess) != none || length > <usize>nameRoom) return false;
  store<i8>(guess, kind == 2 ? special : <i8>wantedFields);
  if (kind == 2) return true;
  memory.copy(names + wantedFields * nameRoom, at, length);
  store<u32>(lengths + wantedFields * 4, <u32>length);
  store<u8>(owns + wantedFields, <u8>kind);
  wantedFields += 1;
  return true;
}

// @ts-ignore: decorator
@inline
function guessOf(at: usize, length: usize): usize {
  const letters = length > 5 ? load<u8>(at) ^ load<u8>(at, 5) : 0;
  return ((length & 31) << 8) + letters;
}

/** Reads the record whose opening brace is at `at`; where it ends, `CUT` or `ODD`. */
export function readFields(at: usize): usize {
  memory.fill(from, 0, fieldLimit * 4);
  isPlain = true;
  ownCount = 0;
  let next = at + 1;
  while (true) {
    next = readField(next);
    if (next <= ODD) return next;
    const byte = load<u8>(next);
    if (byte == CLOSE_BRACE) return next + 1;
    if (byte != COMMA) return missing(next);
    next += 1;
  }
}

// @ts-ignore: decorator
@inline
function readField(at: usize): usize {
  if (load<u8>(at) != QUOTE) return missing(at);
  const nameEnd = skipPlain(at + 1);
  let next = nameEnd + 1;
  const hasPlainName = load<u8>(nameEnd) == QUOTE;
  if (!hasPlainName) {
    isPlain = false;
    next = skipRest(nameEnd);
    if (next <= ODD) return next;
  }
  if (load<u8>(next) != COLON) return missing(next);
  const value = next + 1;
  next = load<u8>(value) == QUOTE ? skipString(value + 1) : skipValue(value, 1);
  if (next > ODD && hasPlainName) note(at + 1, nameEnd, value, next);
  return next;
}

// @ts-ignore: decorator
@inline
function note(nameFrom: usize, nameTo: usize, valueFrom: usize, valueTo: usize): void {
  const length = nameTo - nameFrom;
  const guess = <i32>load<i8>(guesses + guessOf(nameFrom, length));
  if (guess >= 0) noteWanted(guess, nameFrom, length, valueFrom, valueTo);
  // One record too many read whole does no harm.
  else if (guess == special) isPlain = false;
}

function noteWanted(
  field: i32,
  nameFrom: usize,
  length: usize,
  valueFrom: usize,
  valueTo: usize,
): void {
  if (load<u32>(lengths + field * 4) != <u32>length) return;
  if (!isSame(names + field * nameRoom, nameFrom, length)) return;
  if (fieldFrom(field) != 0) isPlain = false;
  else if (load<u8>(owns + field) != 0) {
    store<u8>(ownFields + ownCount, <u8>field);
    ownCount += 1;
  }
  store<u32>(nameAt + field * 4, <u32>nameFrom - 1);
  store<u32>(from + field * 4, <u32>valueFrom);
  store<u32>(to + field * 4, <u32>valueTo);
}

/** Which field the own one at this place, from 0 on, is. */
// @ts-ignore: decorator
@inline
export function ownField(place: i32): i32 {
  return load<u8>(ownFields + place);
}

/** Where the field's name starts, with its quote. */
// @ts-ignore: decorator
@inline
export function fieldName(field: i32): usize {
  return load<u32>(nameAt + field * 4);
}

/** Where the field's value starts; 0 without one. */
// @ts-ignore: decorator
@inline
export function fieldFrom(field: i32): usize {
  return load<u32>(from + field * 4);
}

/** Where the value ends. */
// @ts-ignore: decorator
@inline
export function fieldTo(field: i32): usize {
  return load<u32>(to + field * 4);
}

/** Where the text of a field starts, behind its quote; 0 when it is no text. */
export function textFrom(field: i32): usize {
  const value = fieldFrom(field);
  return value != 0 && load<u8>(value) == QUOTE ? value + 1 : 0;
}

/** Bytes of a field that is a text. */
export function textLength(field: i32): usize {
  return fieldTo(field) - fieldFrom(field) - 2;
}
