import type { Injected, LabelledSeries } from './series.ts';

/** Days a method says something is wrong: `start` is the day it first says so. */
export interface Found {
  readonly start: number;
  /** First day after. */
  readonly end: number;
  /** Days it tells of: the first, and each on which it has grown much since it last told. */
  readonly told: readonly number[];
}

/** How a method did, for any number of series. */
export interface Score {
  readonly events: number;
  readonly detected: number;
  readonly money: number;
  readonly moneyDetected: number;
  readonly falseEpisodes: number;
  readonly days: number;
  /** Days from the first day on which the extra stands out of the noise, and from the very first. */
  readonly delays: readonly number[];
  readonly fullDelays: readonly number[];
  readonly byShape: ReadonlyMap<string, readonly [detected: number, events: number]>;
}

/** A series takes some days to come back; what is said then belongs to the same event. */
const graceDays = 7;

export function scoreSeries(found: readonly Found[], series: LabelledSeries): Score {
  const events = series.injected.filter(({ start }) => series.isScored(start));
  const inside = found.filter(({ start }) => series.isScored(start));
  const byShape = new Map<string, [number, number]>();
  const delays: number[] = [];
  const fullDelays: number[] = [];
  let moneyDetected = 0;
  for (const event of events) {
    const hits = found
      .flatMap(({ told }) => told)
      .filter((day) => day >= event.start && day < event.end);
    const counts = byShape.get(event.shape) ?? [0, 0];
    counts[1] += 1;
    byShape.set(event.shape, counts);
    if (hits.length === 0) continue;
    counts[0] += 1;
    moneyDetected += event.amount;
    const first = Math.min(...hits);
    delays.push(Math.max(0, first - event.visibleFrom));
    fullDelays.push(first - event.start);
  }
  const belongs = (it: Found, event: Injected) =>
    it.start < event.end + graceDays && it.end > event.start;
  return {
    events: events.length,
    detected: delays.length,
    money: events.reduce((sum, { amount }) => sum + amount, 0),
    moneyDetected,
    falseEpisodes: inside.filter((it) => !series.injected.some((event) => belongs(it, event)))
      .length,
    days: series.values.filter((_, day) => series.isScored(day)).length,
    delays,
    fullDelays,
    byShape,
  };
}

export function addScores(scores: readonly Score[]): Score {
  const total = (pick: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0);
  const byShape = new Map<string, [number, number]>();
  for (const score of scores)
    for (const [shape, [detected, events]] of score.byShape) {
      const counts = byShape.get(shape) ?? [0, 0];
      byShape.set(shape, [counts[0] + detected, counts[1] + events]);
    }
  return {
    events: total(({ events }) => events),
    detected: total(({ detected }) => detected),
    money: total(({ money }) => money),
    moneyDetected: total(({ moneyDetected }) => moneyDetected),
    falseEpisodes: total(({ falseEpisodes }) => falseEpisodes),
    days: total(({ days }) => days),
    delays: scores.flatMap(({ delays }) => delays),
    fullDelays: scores.flatMap(({ fullDelays }) => fullDelays),
    byShape,
  };
}

export const eventRecall = ({ detected, events }: Score): number => detected / events;
export const falsePerYear = ({ falseEpisodes, days }: Score): number =>
  (falseEpisodes / days) * 365;
export const moneyRecall = ({ moneyDetected, money }: Score): number => moneyDetected / money;

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
