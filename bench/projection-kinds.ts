// How the month-end projection does on made-up series of many kinds, beside a run-rate.
// node bench/projection-kinds.ts
// Nothing was tuned on them. Exits with 1 when a figure is absurd (not finite, negative without credits,
// an interval without a width) or when the projection is worse than a run-rate over all kinds on a day.
import { exit } from 'node:process';
import { type BacktestCase, backtest } from '../lib/domain/cost/backtest.ts';
import { addDays } from '../lib/domain/cost/calendar.ts';
import type { DayCost } from '../lib/domain/cost/day-cost.ts';
import { projectMonth } from '../lib/domain/cost/project-month.ts';
import { mean } from '../lib/domain/cost/statistics.ts';
import { chance as chanceOf, normal } from './anomaly/chance.ts';

const first = '2025-01-01';
const length = 400;
const repeats = 4;
const daysOfMonth = [5, 10, 15, 20, 25];

type Random = () => number;
type Kind = (chance: Random) => (day: number) => number;
const noisy = (chance: Random, share: number) => Math.max(0, 1 + share * normal(chance));

const kinds: Readonly<Record<string, Kind>> = {
  'noise 15 %': (chance) => () => 100 * noisy(chance, 0.15),
  'cheap weekends': (chance) => (day) => (day % 7 < 2 ? 20 : 100) * noisy(chance, 0.05),
  '+0.5 % a day': (chance) => (day) => 50 * 1.005 ** day * noisy(chance, 0.05),
  '+2 % a day': (chance) => (day) => 5 * 1.02 ** day * noisy(chance, 0.05),
  '-1 % a day': (chance) => (day) => 500 * 0.99 ** day * noisy(chance, 0.05),
  'roll-out': (chance) => (day) => (100 / (1 + Math.exp((200 - day) / 15))) * noisy(chance, 0.05),
  steps: (chance) => {
    let level = 100;
    return () => {
      if (chance() < 0.02) level *= Math.exp(0.5 * normal(chance));
      return level * noisy(chance, 0.05);
    };
  },
  'random walk': (chance) => {
    let level = 100;
    return () => {
      level *= Math.exp(0.05 * normal(chance));
      return level;
    };
  },
  bursts: (chance) => () => (chance() < 0.05 ? 500 : 5 * noisy(chance, 0.1)),
  'heavy tails': (chance) => () => 10 * Math.exp(1.2 * normal(chance)),
  'a lump on the 1st': (chance) => (day) =>
    addDays(first, day).endsWith('-01') ? 300 : 10 * noisy(chance, 0.05),
  'a millionth a day': (chance) => () => 1e-6 * noisy(chance, 0.3),
  'falls to zero': (chance) => (day) => (day < 300 ? 100 * noisy(chance, 0.1) : 0),
  'mostly zero': (chance) => () => (chance() < 0.7 ? 0 : 10 * chance()),
  credits: (chance) => () => (chance() < 0.1 ? -50 : 20 * noisy(chance, 0.1)),
};

const made = (kind: Kind, seed: number): DayCost[] => {
  const at = kind(chanceOf(seed));
  return Array.from({ length }, (_, day) => ({ date: addDays(first, day), amount: at(day) }));
};

/** Days from the third on, a week apart, on which a projection says what cannot be. */
function absurd(days: readonly DayCost[]): number {
  const neverNegative = days.every(({ amount }) => amount >= 0);
  const on = Array.from({ length: Math.floor(length / 7) }, (_, week) => 3 + week * 7);
  return on.filter((count) => {
    const projection = projectMonth(days.slice(0, count), addDays(first, count));
    if (projection.kind === 'unknown') return false;
    const { total, intervals = [], path = [] } = projection;
    const all = [total, ...intervals.flatMap(({ low, high }) => [low, high])];
    return (
      !all.every(Number.isFinite) ||
      (neverNegative && Math.min(...all) < 0) ||
      (path.length > 0 && intervals.some(({ low, high }) => high <= low))
    );
  }).length;
}

const percent = (share: number) => (share * 100).toFixed(1).padStart(6);
const insideOf = (cases: readonly BacktestCase[], wanted: number) =>
  mean(
    cases.flatMap(({ inside }) =>
      inside.filter((it) => it.percent === wanted).map((it) => Number(it.inside)),
    ),
  );

console.log('Mean absolute error of the month-end total, %: projected / run-rate');
console.log(`${'kind'.padEnd(19)}${daysOfMonth.map((day) => `day ${day}`.padStart(14)).join('')}`);
let bad = 0;
const byKind = Object.entries(kinds).map(([name, kind]) => {
  const series = Array.from({ length: repeats }, (_, seed) => made(kind, seed + 1));
  bad += series.reduce((sum, days) => sum + absurd(days), 0);
  return { name, cases: series.flatMap((days) => backtest(days, { daysOfMonth })) };
});
const judged = byKind.filter(({ cases }) => cases.length > 0);
for (const { name, cases } of judged) {
  const cells = daysOfMonth.map((day) => {
    const own = cases.filter((it) => it.day === day);
    const [error, runRate] = [
      mean(own.map((it) => it.error)),
      mean(own.map((it) => it.runRateError)),
    ];
    return `${percent(error)} /${percent(runRate)}`;
  });
  console.log(name.padEnd(19) + cells.join(''));
}
console.log('\nActual totals inside each interval, %');
console.log(`${'kind'.padEnd(19)}  50 %   80 %   95 %  cases`);
for (const { name, cases } of judged) {
  const shares = [50, 80, 95].map((wanted) => percent(insideOf(cases, wanted)));
  console.log(`${name.padEnd(19)}${shares.join(' ')}${String(cases.length).padStart(7)}`);
}
const unjudged = byKind.filter(({ cases }) => cases.length === 0).map(({ name }) => name);
if (unjudged.length > 0)
  console.log(`\nwithout a month that could be judged: ${unjudged.join(', ')}`);
const all = judged.flatMap(({ cases }) => cases);
const worse = daysOfMonth.filter((day) => {
  const own = all.filter((it) => it.day === day);
  return mean(own.map((it) => it.error)) >= mean(own.map((it) => it.runRateError));
});
const missed = [
  ...(bad > 0 ? [`MISSED: ${bad} projections are absurd`] : []),
  ...worse.map((day) => `MISSED: worse than a run-rate over all kinds on day ${day}`),
];
console.log(missed.length === 0 ? '\nnothing absurd; better than a run-rate' : missed.join('\n'));
exit(missed.length === 0 ? 0 : 1);
