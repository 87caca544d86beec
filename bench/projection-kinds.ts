// How the month-end projection does on made-up series of many kinds, beside a run-rate.
// node bench/projection-kinds.ts [--first-half]
// The constants were set with a look at the first half (other seeds); the figures are of the second.
// Exits with 1 when a figure is absurd (not finite, negative without credits, an interval without a
// width), when the projection is worse than a run-rate over all kinds on a day, or when the 80 %
// interval of all kinds holds less than 75 or more than 90 %, or that of one kind less than 65 %.
import { argv, exit } from 'node:process';
import { type BacktestCase, backtest } from '../lib/domain/cost/backtest.ts';
import { addDays } from '../lib/domain/cost/calendar.ts';
import type { DayCost } from '../lib/domain/cost/day-cost.ts';
import { projectMonth } from '../lib/domain/cost/project-month.ts';
import { mean } from '../lib/domain/cost/statistics.ts';
import { chance as chanceOf } from './anomaly/chance.ts';
import { firstDay, type Kind, kinds, length } from './projection/kinds.ts';

const repeats = 2;
const daysOfMonth = [5, 10, 15, 20, 25];
const seedFrom = argv.includes('--first-half') ? 1 : 5001;
const coverageOfAll = [0.75, 0.9] as const;
const leastCoverageOfOne = 0.65;

const made = (kind: Kind, seed: number): DayCost[] => {
  const at = kind(chanceOf(seed));
  return Array.from({ length }, (_, day) => ({ date: addDays(firstDay, day), amount: at(day) }));
};

/** Days from the third on, two weeks apart, on which a projection says what cannot be. */
function absurd(days: readonly DayCost[]): number {
  const neverNegative = days.every(({ amount }) => amount >= 0);
  const on = Array.from({ length: Math.floor(length / 14) }, (_, fortnight) => 3 + fortnight * 14);
  return on.filter((count) => {
    const projection = projectMonth(days.slice(0, count), addDays(firstDay, count));
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
const errorsOn = (cases: readonly BacktestCase[], day: number) => {
  const own = cases.filter((it) => it.day === day);
  return {
    error: mean(own.map((it) => it.error)),
    runRate: mean(own.map((it) => it.runRateError)),
  };
};

let bad = 0;
const judged = Object.entries(kinds).map(([name, kind]) => {
  const series = Array.from({ length: repeats }, (_, index) => made(kind, seedFrom + index));
  bad += series.reduce((sum, days) => sum + absurd(days), 0);
  const options = { daysOfMonth, mostFreeDays: 31 };
  return { name, cases: series.flatMap((days) => backtest(days, options)) };
});
const width = 28;
console.log('Mean absolute error of the month-end total, %: projected / run-rate');
console.log(
  `${'kind'.padEnd(width)}${daysOfMonth.map((day) => `day ${day}`.padStart(15)).join('')}`,
);
for (const { name, cases } of judged) {
  const cells = daysOfMonth.map((day) => {
    const { error, runRate } = errorsOn(cases, day);
    return ` ${percent(error)} /${percent(runRate)}`;
  });
  console.log(name.padEnd(width) + cells.join(''));
}
/** Each kind weighs the same, however far off its run-rate is: the geometric mean of error / run-rate's error. */
const ratios = daysOfMonth.map((day) =>
  Math.exp(
    mean(
      judged.map(({ cases }) => {
        const { error, runRate } = errorsOn(cases, day);
        return Math.log(Math.max(error, 1e-4) / Math.max(runRate, 1e-4));
      }),
    ),
  ),
);
console.log(
  `${'error / that of a run-rate'.padEnd(width)}${ratios.map((ratio) => ratio.toFixed(2).padStart(15)).join('')}`,
);
console.log('\nActual totals inside each interval, %');
console.log(`${'kind'.padEnd(width)}  50 %   80 %   95 %  cases`);
const all = judged.flatMap(({ cases }) => cases);
for (const { name, cases } of [...judged, { name: 'all kinds', cases: all }]) {
  const shares = [50, 80, 95].map((wanted) => percent(insideOf(cases, wanted)));
  console.log(`${name.padEnd(width)}${shares.join(' ')}${String(cases.length).padStart(7)}`);
}
const worse = daysOfMonth.filter((day) => {
  const { error, runRate } = errorsOn(all, day);
  return error >= runRate;
});
const held = insideOf(all, 80);
const narrow = judged.filter(({ cases }) => insideOf(cases, 80) < leastCoverageOfOne);
const missed = [
  ...(bad > 0 ? [`MISSED: ${bad} projections are absurd`] : []),
  ...worse.map((day) => `MISSED: worse than a run-rate over all kinds on day ${day}`),
  ...(held < coverageOfAll[0] || held > coverageOfAll[1]
    ? [`MISSED: the 80 % interval held ${percent(held).trim()} %`]
    : []),
  ...narrow.map(({ name }) => `MISSED: the 80 % interval is too narrow for: ${name}`),
];
console.log(
  missed.length === 0 ? '\nnothing absurd; better than a run-rate' : `\n${missed.join('\n')}`,
);
exit(missed.length === 0 ? 0 : 1);
