import { Baseline } from './baseline.ts';
import { isOfLastMonth, outOfNothing } from './last-month.ts';
import type { SeriesEpisode } from './series-episode.ts';
import { type Sign, strongestSign } from './strongest-sign.ts';
import { type AnomalyTuning, anomalyTuning } from './tuning.ts';
import { UsualDeviation } from './usual-deviation.ts';

interface OpenEpisode {
  direction: 1 | -1;
  opened: number;
  /** What the days just before were expected to cost, if they stood out too. */
  before: readonly number[];
  expected: number[];
  calm: number;
}

/**
 * Finds the episodes of one series, `values` being consecutive days from `firstDay` (a day number) on.
 * Each day is judged from the days before it alone, so that the past reads as it did then. Two
 * baselines are held against it: the line up to yesterday for the newest day, and the line that leaves
 * out the last week for runs of days, which slow growth does not drag along. A charge that stood out as
 * much on the same day of last month (a domain, a licence billed on the 1st) is expected.
 */
export function detectSeries(
  values: ArrayLike<number>,
  firstDay: number,
  tuning: AnomalyTuning = anomalyTuning,
): SeriesEpisode[] {
  const watch = new SeriesWatch(values, firstDay, tuning);
  for (let day = 0; day < values.length; day += 1) watch.judge(day);
  return watch.episodes();
}

class SeriesWatch {
  /** What each day cost; a monthly charge that is expected counts as nothing unusual. */
  readonly #values: Float64Array;
  /** The same, whatever was expected. */
  readonly #billed: ArrayLike<number>;
  readonly #firstDay: number;
  /** How far each day was off by itself, as a share of what was expected. */
  readonly #offBy: Float64Array;
  readonly #tuning: AnomalyTuning;
  readonly #baseline: Baseline;
  readonly #usual: readonly UsualDeviation[];
  /** Of the newest days, for each span: how far they are off, and how many times the usual that is. */
  readonly #deviations: Float64Array;
  readonly #scores: Float64Array;
  readonly #closed: SeriesEpisode[] = [];
  #open: OpenEpisode | undefined;

  constructor(values: ArrayLike<number>, firstDay: number, tuning: AnomalyTuning) {
    this.#values = Float64Array.from(values);
    this.#firstDay = firstDay;
    this.#billed = values;
    this.#offBy = new Float64Array(values.length);
    this.#tuning = tuning;
    this.#baseline = new Baseline(values.length, firstDay, tuning);
    this.#deviations = new Float64Array(tuning.spans.length);
    this.#scores = new Float64Array(tuning.spans.length);
    this.#usual = tuning.spans.map((span) => new UsualDeviation(span, tuning));
  }

  judge(day: number): void {
    if (!this.#baseline.learn(day)) {
      this.#baseline.note(day, this.#values[day] ?? 0);
      return;
    }
    this.#offBy[day] = this.#deviation(day, 1);
    if (this.#isMonthly(day)) this.#values[day] = this.#baseline.expected(day, day);
    this.#measure(day);
    const sign = strongestSign(this.#deviations, this.#scores, this.#tuning);
    const open = this.#open;
    if (open === undefined) this.#mayOpen(day, sign);
    else this.#continue(open, day, sign, this.#scores[0] ?? 0);
    if (this.#open === undefined) this.#learn(day);
    else this.#baseline.note(day, this.#baseline.expected(day, day));
  }

  #measure(day: number): void {
    for (let index = 0; index < this.#deviations.length; index += 1) {
      const deviation = this.#deviation(day, this.#tuning.spans[index] ?? 1);
      this.#deviations[index] = deviation;
      this.#scores[index] = this.#usual[index]?.score(deviation) ?? 0;
    }
  }

  /** Learns from a day that belongs to no episode. */
  #learn(day: number): void {
    this.#baseline.note(day, this.#values[day] ?? 0);
    for (let index = 0; index < this.#deviations.length; index += 1)
      this.#usual[index]?.note(this.#deviations[index] ?? 0);
  }

  episodes(): SeriesEpisode[] {
    if (this.#open === undefined) return this.#closed;
    const { opened, before, expected, direction } = this.#open;
    return [...this.#closed, { direction: nameOf(direction), opened, before, expected }];
  }

  #isMonthly(day: number): boolean {
    const now = this.#offBy[day] ?? 0;
    if ((this.#usual[0]?.score(now) ?? 0) < (this.#tuning.limits[0] ?? 0)) return false;
    return isOfLastMonth(this.#billed, this.#offBy, day, this.#firstDay);
  }

  /** How far the newest `span` days are from what was expected, as a share of that. */
  #deviation(day: number, span: number): number {
    const seenOn = span === 1 ? day : Math.max(0, day - 6);
    let actual = 0;
    let expected = 0;
    for (let past = day - span + 1; past <= day; past += 1) {
      actual += this.#values[past] ?? 0;
      expected += this.#baseline.expected(past, seenOn);
    }
    const base = Math.max(expected, span * this.#baseline.least(day));
    if (base <= 0) return actual > 0 ? outOfNothing : 0;
    return Math.min(outOfNothing, (actual - expected) / base);
  }

  #mayOpen(day: number, { height }: Sign): void {
    if (Math.abs(height) < 1) return;
    const direction = height > 0 ? 1 : -1;
    if (this.#resume(day, direction)) return;
    this.#open = {
      direction,
      opened: day,
      before: this.#before(day, direction),
      expected: [this.#baseline.expected(day, day)],
      calm: 0,
    };
  }

  /** How far back it goes: days that were off in the same direction, though not enough by themselves. */
  #before(day: number, direction: 1 | -1): number[] {
    const { spans, leastShare, calmBelow } = this.#tuning;
    const seenOn = Math.max(0, day - Math.max(...spans) + 1);
    const oldest = Math.max(seenOn, this.#closed.at(-1)?.ended ?? 0);
    const expected: number[] = [];
    for (let past = day - 1; past >= oldest; past -= 1) {
      const usual = this.#baseline.expected(past, seenOn);
      const base = Math.max(usual, this.#baseline.least(day), Number.MIN_VALUE);
      const off = (direction * ((this.#values[past] ?? 0) - usual)) / base;
      if (off < leastShare || (this.#usual[0]?.score(off) ?? 0) < calmBelow) break;
      expected.unshift(usual);
    }
    return expected;
  }

  /** Goes on with the last episode, if it has only just ended. */
  #resume(day: number, direction: 1 | -1): boolean {
    const last = this.#closed.at(-1);
    const recent = last?.ended !== undefined && day - last.ended <= this.#tuning.resumeDays;
    if (last === undefined || !recent || last.endedAs === 'new-level') return false;
    if (last.direction !== nameOf(direction)) return false;
    this.#closed.pop();
    const expected = [...last.expected];
    for (let past = last.opened + expected.length; past <= day; past += 1)
      expected.push(this.#baseline.expected(past, past));
    const { opened, before } = last;
    this.#open = { direction, opened, before, expected, calm: 0 };
    return true;
  }

  #continue(open: OpenEpisode, day: number, sign: Sign, score: number): void {
    if (sign.day * open.direction <= -1) {
      this.#close(day, 'back');
      this.#mayOpen(day, { height: sign.day, day: sign.day });
      return;
    }
    open.expected.push(this.#baseline.expected(day, day));
    open.calm = score * open.direction < this.#tuning.calmBelow ? open.calm + 1 : 0;
    if (open.calm >= this.#tuning.calmDays) this.#close(day + 1 - open.calm, 'back');
    else if (day - open.opened >= this.#tuning.adoptDays) this.#close(day + 1, 'new-level');
  }

  #close(ended: number, endedAs: 'back' | 'new-level'): void {
    const open = this.#open;
    if (open === undefined) return;
    const { opened, before, direction: sign } = open;
    const direction = nameOf(sign);
    const expected = open.expected.slice(0, ended - opened);
    this.#closed.push({ direction, opened, before, ended, endedAs, expected });
    this.#open = undefined;
    if (endedAs === 'new-level') this.#baseline.restart(opened, ended - 1);
    // What comes after it, and all of it when it is the new level, is what it costs; the rest of it
    // has been told and counts no more.
    open.expected.forEach((usual, index) => {
      const day = opened + index;
      if (endedAs === 'new-level' || day >= ended) this.#baseline.note(day, this.#values[day] ?? 0);
      else this.#values[day] = usual;
    });
  }
}

const nameOf = (direction: 1 | -1): 'up' | 'down' => (direction === 1 ? 'up' : 'down');
