import { isSame } from './bytes';
import { fixed } from './memory';

/** Times in the usual spelling, `YYYY-MM-DDTHH:MM:SSZ`, of days that exist. */

export const timeLength: usize = 20;

const last = fixed(32);
let lastIsTime: bool = false;
let lastSeconds: i64 = 0;

/** In seconds since 1970; infinite where the window is open. */
let windowFrom: f64 = -Infinity;
let windowTo: f64 = Infinity;

/** Half-open; in seconds since 1970, with their fraction. */
export function setWindow(from: f64, to: f64): void {
  windowFrom = from;
  windowTo = to;
}

/** Whether a time stands there. Most records have that of the record before. */
export function isTime(at: usize): bool {
  if (!isSame(last, at, timeLength)) {
    memory.copy(last, at, timeLength);
    lastIsTime = hasShape(at) && isDay(number(at, 4), number(at + 5, 2), number(at + 8, 2));
    if (lastIsTime) lastSeconds = secondsOf(at);
  }
  return lastIsTime;
}

/** Whether the time looked at last is inside the window. */
export function isInside(): bool {
  return lastIsTime && windowFrom <= <f64>lastSeconds && <f64>lastSeconds < windowTo;
}

/** Of the time looked at last, since 1970; 0 when 32 bits do not hold them. */
export function seconds(): u32 {
  return lastSeconds > 0 && lastSeconds < 0x100000000 ? <u32>lastSeconds : 0;
}

/** By the days of a calendar that begins in March, so that the leap day is a year's last. */
function secondsOf(at: usize): i64 {
  const month = (number(at + 5, 2) + 9) % 12;
  // Four centuries on, after which the calendar repeats itself, so that no year is less than none.
  const year = number(at, 4) + 400 - (month > 9 ? 1 : 0);
  const dayOfYear = (month * 153 + 2) / 5 + number(at + 8, 2) - 1;
  const days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - daysTo1970;
  const minutes = (<i64>days * 24 + number(at + 11, 2)) * 60 + number(at + 14, 2);
  return minutes * 60 + number(at + 17, 2);
}

/** From the first of March four centuries before the year 0. */
const daysTo1970: i32 = 719468 + 146097;

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
