import { isPlainText, isSame } from './bytes';
import { fieldFrom, fieldTo, textFrom, textLength } from './fields';
import { fixed, ids, longestText, mostRecords, mostRuns, runBytes } from './memory';
import { TextTable } from './text-table';
import { compareTimes, timeLength } from './times';

/** Which calls are noise, and what a count needs of those met. */

const knownCalls = TextTable.open(2048, 256 * 1024);
/** Of each known call. */
const isNoise = fixed(2049);

/** What is known of a call by its name. */
export const unusual: i32 = -2;
export const unknown: i32 = -1;
export const noise: i32 = 1;

/**
 * 1 when a call of this source and name is noise, 0 when not, `unusual` when they are not spelt as names
 * are, `unknown` when it has to be asked: `learnCall` takes the answer.
 */
export function kindOfCall(source: i32, name: i32, readOnly: i32): i32 {
  const sourceAt = textFrom(source);
  const nameAt = textFrom(name);
  if (sourceAt == 0 || nameAt == 0) return unusual;
  const sourceLength = textLength(source);
  const nameLength = textLength(name);
  if (sourceLength > longestText || nameLength > longestText) return unusual;
  // A flag that is not simply `true` counts as absent: then the name alone must say that it is noise.
  const flag = fieldFrom(readOnly);
  knownCalls.addByte(<u8>(flag != 0 && load<u8>(flag) == 0x74));
  knownCalls.addByte(<u8>sourceLength);
  knownCalls.add(sourceAt, sourceLength);
  knownCalls.add(nameAt, nameLength);
  const place = knownCalls.find();
  if (place != 0) return load<u8>(isNoise + place);
  const isPlain =
    isPlainText(sourceAt, sourceLength, longestText) && isPlainText(nameAt, nameLength, longestText);
  if (isPlain) return unknown;
  knownCalls.drop();
  return unusual;
}

/** The answer for the call that was not known. */
export function learnCall(answer: bool): void {
  const place = knownCalls.keep();
  // Made-up names must not fill memory; the call is asked for again.
  if (place == 0) knownCalls.clear();
  else store<u8>(isNoise + place, <u8>answer);
}

/** A run: calls, lengths of account and region, first and last time, account, region. */
export const runs = fixed(mostRuns * runBytes);
const firstAt: usize = 12;
const lastAt: usize = 32;
const accountAt: usize = 64;
const regionAt: usize = 192;

export let runCount: usize = 0;
export let noiseCount: usize = 0;

export function clearNoise(): void {
  runCount = 0;
  noiseCount = 0;
}

/** Where the id of the next call goes. */
export function nextId(): usize {
  return ids + noiseCount * 16;
}

/** Counts a call whose id stands at `nextId`. False when that cannot be done: it must be read whole. */
export function countCall(time: usize, account: i32, region: i32): bool {
  if (!isRun(account, region) && !beginRun(account, region, time)) return false;
  const run = runs + (runCount - 1) * runBytes;
  store<u32>(run, load<u32>(run) + 1);
  if (compareTimes(time, run + firstAt) < 0) memory.copy(run + firstAt, time, timeLength);
  if (compareTimes(time, run + lastAt) > 0) memory.copy(run + lastAt, time, timeLength);
  noiseCount += 1;
  return true;
}

/** Whether the last run is of this account and region; what it holds is plain. */
function isRun(account: i32, region: i32): bool {
  if (runCount == 0 || noiseCount >= mostRecords) return false;
  const run = runs + (runCount - 1) * runBytes;
  return (
    isText(account, load<u32>(run, 4), run + accountAt) &&
    isText(region, load<u32>(run, 8), run + regionAt)
  );
}

function isText(field: i32, length: usize, at: usize): bool {
  const text = textFrom(field);
  return text != 0 && textLength(field) == length && isSame(text, at, length);
}

function beginRun(account: i32, region: i32, time: usize): bool {
  if (runCount >= mostRuns || noiseCount >= mostRecords) return false;
  if (!isPlainField(account) || !isPlainField(region)) return false;
  const run = runs + runCount * runBytes;
  store<u32>(run, 0);
  store<u32>(run, <u32>textLength(account), 4);
  store<u32>(run, <u32>textLength(region), 8);
  memory.copy(run + firstAt, time, timeLength);
  memory.copy(run + lastAt, time, timeLength);
  memory.copy(run + accountAt, textFrom(account), textLength(account));
  memory.copy(run + regionAt, textFrom(region), textLength(region));
  runCount += 1;
  return true;
}

/** Whether account and region could be counted under: the same that counting asks. */
export function isCountable(account: i32, region: i32): bool {
  return isRun(account, region) || (isPlainField(account) && isPlainField(region));
}

function isPlainField(field: i32): bool {
  return fieldTo(field) != 0 && textFrom(field) != 0 && isPlainText(textFrom(field), textLength(field), longestText);
}
