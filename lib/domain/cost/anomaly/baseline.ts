import { weekdayOf } from '../forecast/weekday-factors.ts';
import { type Line, robustLine } from './robust-line.ts';
import { SortedWindow } from './sorted-window.ts';
import type { AnomalyTuning } from './tuning.ts';
import { weekdayShape } from './weekday-shape.ts';

/** How often the shape of the week is taken anew. */
const shapeEvery = 7;
/** What is expected is never taken as less than this share of the level: a free weekday is no base. */
const leastOfLevel = 0.1;

/**
 * What a series is expected to cost, day by day, from the days before. Days that turned out anomalous
 * are replaced by what was expected of them, so that an anomaly does not become its own baseline.
 */
export class Baseline {
  readonly #firstDay: number;
  readonly #tuning: AnomalyTuning;
  /** The series as it would have been. */
  readonly #usual: Float64Array;
  /** The same without the shape of the week. */
  readonly #flat: Float64Array;
  /** The line known on each day, from the days before it: its start (NaN while unknown), its slope and its first day. */
  readonly #levels: Float64Array;
  readonly #slopes: Float64Array;
  readonly #starts: Int32Array;
  readonly #window: SortedWindow;
  readonly #line: Line = { start: 0.5, slope: 0.5 };
  #shape: Float64Array = new Float64Array(7).fill(1);
  #shapedOn = Number.NEGATIVE_INFINITY;
  #since = 0;
  #knownOn = 0;

  constructor(days: number, firstDay: number, tuning: AnomalyTuning) {
    this.#firstDay = firstDay;
    this.#tuning = tuning;
    this.#usual = new Float64Array(days);
    this.#flat = new Float64Array(days);
    this.#levels = new Float64Array(days).fill(Number.NaN);
    this.#slopes = new Float64Array(days);
    this.#starts = new Int32Array(days);
    this.#window = new SortedWindow(Math.min(days, tuning.windowDays));
  }

  /** Learns the line that holds on `day`; false when too little of the level is known. */
  learn(day: number): boolean {
    if (day - this.#since < this.#tuning.leastDays) return false;
    const from = Math.max(this.#since, day - this.#tuning.windowDays);
    if (day - this.#shapedOn >= shapeEvery) this.#reshape(from, day);
    this.#window.move(this.#flat, from, day);
    robustLine(this.#flat, from, day, this.#window, this.#line);
    this.#levels[day] = this.#line.start;
    this.#slopes[day] = this.#line.slope;
    this.#starts[day] = from;
    return true;
  }

  /** What `day` is expected to cost, as seen on the morning of `seenOn`, or the first on which its level was known. */
  expected(day: number, seenOn: number): number {
    const start = this.#levels[seenOn] ?? 0;
    if (seenOn < this.#knownOn || Number.isNaN(start)) return this.expected(day, seenOn + 1);
    const past = day - (this.#starts[seenOn] ?? 0);
    const level = Math.max(0, start + (this.#slopes[seenOn] ?? 0) * past);
    return level * this.#factor(day);
  }

  /** The least amount a deviation of `day` is held against. */
  least(day: number): number {
    const level = this.#levels[day] ?? 0;
    return Number.isNaN(level) ? 0 : leastOfLevel * Math.max(0, level);
  }

  /** Notes what a day cost, or, when it was anomalous, what it should have cost. */
  note(day: number, amount: number): void {
    this.#window.changed(day);
    this.#usual[day] = amount;
    this.#flat[day] = amount / this.#factor(day);
  }

  /** Forgets everything before `day`, on the evening of `today`: the series has a new level from there on. */
  restart(day: number, today: number): void {
    this.#since = day;
    this.#knownOn = Math.max(today + 1, day + this.#tuning.leastDays);
    this.#shapedOn += shapeEvery >> 1;
  }

  #reshape(from: number, day: number): void {
    this.#shape = weekdayShape(this.#usual, from, day, this.#firstDay);
    this.#shapedOn = day;
    this.#window.forget();
    for (let past = from; past < day; past += 1)
      this.#flat[past] = (this.#usual[past] ?? 0) / this.#factor(past);
  }

  #factor(day: number): number {
    return this.#shape[weekdayOf(this.#firstDay + day)] ?? 1;
  }
}
