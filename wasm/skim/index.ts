import {
  fieldFrom,
  isPlain,
  learnName,
  readFields,
  textFrom,
  textLength,
} from './fields';
import { COMMA, CUT, inputEnd, ODD, OPEN_BRACE, setInputEnd } from './json';
import { input, layOut, marks, ids, tail } from './memory';
import {
  clearNoise,
  countCall,
  isCountable,
  kindOfCall,
  learnCall,
  nextId,
  noise,
  noiseCount,
  runCount,
  runs,
  unknown,
  unusual,
} from './noise';
import { beginCalls, callCount, contents, frames, keepRecord, tailLength, tellTexts } from './split';
import { TextTable } from './text-table';
import { isInside, isTime, setWindow, timeLength } from './times';
import { readUuid, uuidLength } from './uuid';
import {
  awsRegion,
  eventID,
  eventName,
  eventSource,
  eventTime,
  readOnly,
  recipientAccountId,
  sharedEventID,
  userIdentity,
} from './wanted';

/** Why reading stopped: `CUT`, `ODD`, or a call has to be asked for. */
const ASK: usize = 3;
const OK: usize = 0;

let why: usize = OK;
let recordCount: u32 = 0;

export { learnName, learnCall, setWindow, tellTexts };

/** Room for an input of so many bytes. What was kept of the one before must have been taken. */
export function begin(bytes: usize): usize {
  const at = layOut(bytes);
  setInputEnd(at + bytes);
  clearNoise();
  beginCalls();
  return at;
}

/**
 * Reads records from `from` on, which is the end of the head or of a record: where a comma, and then the
 * next record, should stand. `before` are the records read before. Gives where the last one ended.
 */
export function read(from: usize, before: u32): usize {
  let next = from;
  recordCount = before;
  while (true) {
    const start = recordCount == 0 ? next : next + 1;
    why = startsRecord(next, start);
    if (why != OK) return next;
    const end = readFields(start);
    why = end <= ODD ? end : take(start, end);
    if (why != OK) return next;
    recordCount += 1;
    next = end;
  }
}

function startsRecord(next: usize, start: usize): usize {
  if (start >= inputEnd) return CUT;
  const isSeparate = start == next || load<u8>(next) == COMMA;
  return isSeparate && load<u8>(start) == OPEN_BRACE ? OK : ODD;
}

function take(at: usize, end: usize): usize {
  const kind = isPlain ? kindOfCall(eventSource, eventName, readOnly) : unusual;
  if (kind == unknown) return ASK;
  const hasCopies = fieldFrom(sharedEventID) != 0;
  if (kind == noise && !hasCopies && countNoise()) return OK;
  const canSplit = kind != unusual && isUsual(hasCopies);
  return keepRecord(at, end, recordCount + 1, canSplit) ? OK : ODD;
}

/** False when something a count needs is missing or in an unusual spelling. */
function countNoise(): bool {
  if (!hasTime() || !readId(eventID)) return false;
  return isInside()
    ? countCall(textFrom(eventTime), recipientAccountId, awsRegion)
    : isCountable(recipientAccountId, awsRegion);
}

/** False when something that every record should have is missing or in an unusual spelling. */
function isUsual(hasCopies: bool): bool {
  // Without an identity, others may write its fields in their own way.
  if (fieldFrom(userIdentity) == 0 || !hasTime()) return false;
  return (!hasCopies || readId(sharedEventID)) && readId(eventID);
}

function hasTime(): bool {
  const at = textFrom(eventTime);
  return at != 0 && textLength(eventTime) == timeLength && isTime(at);
}

function readId(field: i32): bool {
  const at = textFrom(field);
  return at != 0 && textLength(field) == uuidLength && readUuid(at, nextId());
}

export function stopReason(): usize {
  return why;
}

export function recordsRead(): u32 {
  return recordCount;
}

/** Where the name of the call that has to be asked for stands: source or name, and how long it is. */
export function askedAt(isName: bool): usize {
  return textFrom(isName ? eventName : eventSource);
}

export function askedLength(isName: bool): usize {
  return textLength(isName ? eventName : eventSource);
}

export function askedFlag(): bool {
  const flag = fieldFrom(readOnly);
  return flag != 0 && load<u8>(flag) == 0x74;
}

/** Where results stand, by the order of `Place` outside. */
export function place(part: i32): usize {
  switch (part) {
    case 0:
      return runs;
    case 1:
      return ids;
    case 2:
      return marks;
    case 3:
      return tail;
    case 4:
      return frames.ends;
    default:
      return contents.ends;
  }
}

/** How much of them there is. */
export function size(part: i32): usize {
  switch (part) {
    case 0:
      return runCount;
    case 1:
      return noiseCount;
    case 2:
      return callCount;
    case 3:
      return tailLength();
    case 4:
      return frames.count;
    default:
      return contents.count;
  }
}

/** How many texts of a table were told before. */
export function told(part: i32): u32 {
  return (part == 4 ? frames : contents).told;
}
