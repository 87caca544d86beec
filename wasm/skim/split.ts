import { fieldName, fieldTo, ownCount, ownField, textFrom } from './fields';
import { CLOSE_BRACE, COMMA, OPEN_BRACE } from './json';
import { marks, marksEach, mostRecords, tail } from './memory';
import { TextTable } from './text-table';
import { seconds, timeLength } from './times';
import { readUuid, uuidLength } from './uuid';
import { eventID, eventTime, lastOfIds, sharedEventID } from './wanted';

/**
 * Splits records into their frame, which is the same in many, their content (what was asked for and
 * answered), which often comes again too, and what is in none but them: ids and time.
 */

/** Real logs need a few hundred frames at a time; made-up ones must not fill memory. */
const manyTexts: u32 = 4096;
const manyBytes: usize = 2 * 1024 * 1024;

/**
 * With room for a large file behind what is many already; what finds none is kept whole. More room would
 * make the collector of the thread believe that it is short of memory.
 */
export const frames = TextTable.open(manyTexts * 4, 4 * 1024 * 1024);
/** Each behind the number of its frame. */
export const contents = TextTable.open(manyTexts * 4, 8 * 1024 * 1024);

export let callCount: usize = 0;
let tailEnd: usize = 0;

/** Bytes of the records that were not split, and of the ids and times of the others. */
export function tailLength(): usize {
  return tailEnd - tail;
}

/** To be called before the first record of an input is kept. */
export function beginCalls(): void {
  callCount = 0;
  tailEnd = tail;
}

/** What was kept has been taken. */
export function tellTexts(): void {
  frames.told = frames.count;
  contents.told = contents.count;
  if (isMany(frames)) {
    frames.clear();
    // Each content names its frame.
    contents.clear();
  } else if (isMany(contents)) contents.clear();
}

function isMany(table: TextTable): bool {
  return table.count > manyTexts || table.length > manyBytes;
}

/** Keeps a record, in parts if it `canSplit`. False when there is no room for more. */
export function keepRecord(at: usize, end: usize, record: u32, canSplit: bool): bool {
  if (callCount >= mostRecords) return false;
  const mark = marks + callCount * marksEach * 4;
  store<u32>(mark, <u32>(tailEnd - tail), 8);
  store<u32>(mark, record, 12);
  if (!canSplit || !splitRecord(at, end, mark)) {
    store<u32>(mark, 0);
    store<u32>(mark, <u32>(end - at), 4);
    addTail(at, end - at);
  }
  callCount += 1;
  return true;
}

function splitRecord(at: usize, end: usize, mark: usize): bool {
  if (seconds() == 0 || !readUuid(textFrom(eventID), mark + 24)) return false;
  const frame = frameOf(at, end);
  const content = frame == 0 ? 0 : contentOf(frame);
  if (content == 0) return false;
  const shared = textFrom(sharedEventID);
  store<u32>(mark, frame);
  store<u32>(mark, content, 4);
  store<u32>(mark, <u32>(shared != 0), 16);
  store<u32>(mark, seconds(), 20);
  addTail(textFrom(eventID), uuidLength);
  addTail(textFrom(eventTime), timeLength);
  if (shared != 0) addTail(shared, uuidLength);
  return true;
}

function addTail(from: usize, length: usize): void {
  memory.copy(tailEnd, from, length);
  tailEnd += length;
}

/** What is between the own fields. */
function frameOf(at: usize, end: usize): u32 {
  let next = at + 1;
  for (let place = 0; place < ownCount; place += 1) {
    const field = ownField(place);
    addMembers(frames, next, fieldName(field) - 1, 0);
    next = fieldTo(field) + 1;
  }
  addMembers(frames, next, end - 1, 0);
  return placeIn(frames, 0);
}

function contentOf(frame: u32): u32 {
  contents.addNumber(frame);
  for (let place = 0; place < ownCount; place += 1) {
    const field = ownField(place);
    if (field > lastOfIds) addMembers(contents, fieldName(field), fieldTo(field), 4);
  }
  return placeIn(contents, 4);
}

/** Members of an object in JSON; `head` bytes stand before the object. */
function addMembers(table: TextTable, from: usize, to: usize, head: usize): void {
  if (to <= from) return;
  table.addByte(table.end == table.start + head ? OPEN_BRACE : COMMA);
  table.add(from, to - from);
}

/** Ends the object; its place, or 0 when there is no room for it. */
function placeIn(table: TextTable, head: usize): u32 {
  if (table.end == table.start + head) table.addByte(OPEN_BRACE);
  table.addByte(CLOSE_BRACE);
  const place = table.find();
  return place != 0 ? place : table.keep();
}
