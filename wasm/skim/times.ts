import { isSame } from './bytes';
import { fixed } from './memory';

/** Times in the usual spelling, `YYYY-MM-DDTHH:MM:SSZ`, of days that exist. */

export const timeLength: usize = 20;

/** As much of a limit as a time can be told from: one byte more than it has. */
export const limitRoom: usize = 21;

const last = fixed(32);
let lastIsTime: bool = false;
let lastIsInside: bool = false;

/** Where the window's two ends stand; their lengths are those of ends that are open. */
export const fromText = fixed(32);
export const toText = fixed(32);
let fromLength: usize = 0;
let toLength: usize = 0;

export function setWindow(from: usize, to: usize): void {
  fromLength = from;
  toLength = to;
}

/** Whether a time stands there. Most records have that of the record before. */
export function isTime(at: usize): bool {
  if (!isSame(last, at, timeLength)) {
    memory.copy(last, at, timeLength);
    lastIsTime = hasShape(at) && isDay(number(at, 4), number(at + 5, 2), number(at + 8, 2));
    lastIsInside =
      lastIsTime &&
      compare(at, fromText, fromLength) >= 0 &&
      (toLength == 0 || compare(at, toText, toLength) < 0);
  }
  return lastIsTime;
}

/** Whether the time looked at last is inside the window. */
export function isInside(): bool {
  return lastIsInside;
}

/** As texts are compared, the shorter first. */
function compare(at: usize, limit: usize, length: usize): i32 {
  const shorter = length < timeLength ? length : timeLength;
  const found = memory.compare(at, limit, shorter);
  return found != 0 ? found : length > timeLength ? -1 : 1 - i32(length == timeLength);
}

/** Which of two times is earlier. */
export function compareTimes(a: usize, b: usize): i32 {
  return memory.compare(a, b, timeLength);
}

function hasShape(at: usize): bool {
  return (
    areDigits(at, 4) &&
    load<u8>(at, 4) == 0x2d &&
    areDigits(at + 5, 2) &&
    load<u8>(at, 7) == 0x2d &&
    areDigits(at + 8, 2) &&
    load<u8>(at, 10) == 0x54 &&
    areDigits(at + 11, 2) &&
    load<u8>(at, 13) == 0x3a &&
    areDigits(at + 14, 2) &&
    load<u8>(at, 16) == 0x3a &&
    areDigits(at + 17, 2) &&
    load<u8>(at, 19) == 0x5a &&
    number(at + 11, 2) < 24 &&
    number(at + 14, 2) < 60 &&
    number(at + 17, 2) < 60
  );
}

function areDigits(at: usize, length: usize): bool {
  for (let index: usize = 0; index < length; index += 1) {
    const byte = load<u8>(at + index);
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function number(at: usize, length: usize): i32 {
  let value: i32 = 0;
  for (let index: usize = 0; index < length; index += 1) {
    value = value * 10 + (<i32>load<u8>(at + index) - 0x30);
  }
  return value;
}

function isDay(year: i32, month: i32, day: i32): bool {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return isLeap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

function isLeap(year: i32): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
