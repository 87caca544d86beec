// How well anomalies are found, next to the rules most tools use.
// node bench/anomalies.ts <daily costs.csv>; exits with 1 when a target is missed. The constants of
// detection were set on the first halves (other seeds, the other blocks of days) and are frozen in
// lib/domain/cost/anomaly/tuning.ts; the figures are of the second halves. Each rule of the others gets
// the threshold that suits it best on the very days it is scored on, at the same rate of false episodes.
import { argv, exit } from 'node:process';
import { detectSeries } from '../lib/domain/cost/anomaly/detect-series.ts';
import { growth } from '../lib/domain/cost/anomaly/tell-episodes.ts';
import { costsIn } from '../lib/wiring/cost-file.ts';
import { foundAbove, peers } from './anomaly/peers.ts';
import {
  addScores,
  eventRecall,
  type Found,
  falsePerYear,
  meanOf,
  moneyRecall,
  type Score,
  scoreSeries,
} from './anomaly/score.ts';
import {
  inject,
  type LabelledSeries,
  type Shape,
  syntheticBackground,
  warmUpDays,
} from './anomaly/series.ts';

interface Target {
  readonly events: number;
  readonly money: number;
  readonly falseYearly: number;
  readonly delayDays?: number;
}

const shapes: readonly Shape[] = ['spike', 'step', 'ramp'];
const syntheticDays = 425;
/** Seeds of the second half; the first half's are below 1000. */
const secondHalf = 5001;

function synthetic(count: number, noise: number, kinds: readonly Shape[]): LabelledSeries[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = secondHalf + index;
    const background = syntheticBackground(seed, syntheticDays, noise);
    return { ...inject(background, seed + 100_000, kinds), isScored: (day) => day >= warmUpDays };
  });
}

/**
 * Of the real series every other block of eight weeks is the second half: its ways change over the
 * years, and both halves should have seen all of them.
 */
const isSecondHalf = (day: number): boolean => day >= warmUpDays && Math.floor(day / 56) % 2 === 1;

/** Every column that costs something on four of five days, injected into many times over. */
async function real(path: string): Promise<LabelledSeries[]> {
  const { reading } = await costsIn(path).read({});
  const bySeries = Map.groupBy(reading.records, ({ series }) => series ?? '');
  const columns = [...bySeries]
    .filter(([name]) => name !== 'sessions')
    .map(([, records]) =>
      records.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ amount }) => amount),
    )
    .filter((values) => values.length >= 400)
    .filter((values) => values.filter((value) => value > 0.1).length >= 0.8 * values.length);
  return columns.flatMap((values, column) =>
    Array.from({ length: 12 }, (_, round): LabelledSeries => {
      const seed = 7000 + 31 * round + column;
      return { ...inject(values, seed, shapes), isScored: isSecondHalf };
    }),
  );
}

const newestDays = 3;

/** What Bandog tells: that an episode opened, and each time it has grown by half since it was told. */
function ours({ values }: LabelledSeries): Found[] {
  return detectSeries(values, 0)
    .filter(({ direction }) => direction === 'up')
    .map(({ opened, ended, before, expected }) => {
      const first = opened - before.length;
      const extra = [...before, ...expected].map(
        (usual, day) => (values[first + day] ?? 0) - usual,
      );
      const told: number[] = [];
      let toldDaily = 0;
      for (let day = opened; day < first + extra.length; day += 1) {
        const daily = meanOf(extra.slice(0, day - first + 1).slice(-newestDays));
        if (told.length > 0 && daily < growth * toldDaily) continue;
        told.push(day);
        toldDaily = daily;
      }
      return { start: opened, end: ended ?? values.length, told };
    });
}

/** The lowest threshold, coming from above, at which there are no more false episodes than allowed. */
function bestOf(
  peer: (typeof peers)[number],
  sets: readonly LabelledSeries[],
  rate: number,
): Score {
  const scored = sets.map((series) => [series, peer.scores(series.values)] as const);
  const at = (threshold: number) =>
    addScores(scored.map(([series, scores]) => scoreSeries(foundAbove(scores, threshold), series)));
  let best = at(60);
  for (let threshold = 60; threshold > 0.01; threshold *= 0.96) {
    const next = at(threshold);
    if (falsePerYear(next) > rate) break;
    best = next;
  }
  return best;
}

const figure = (value: number, digits = 2) => value.toFixed(digits).padStart(6);

function row(name: string, score: Score): string {
  const { delays, fullDelays, byShape } = score;
  const parts = [...byShape].map(([shape, [found, all]]) => `${shape} ${(found / all).toFixed(2)}`);
  const figures = [eventRecall(score), moneyRecall(score), falsePerYear(score)].map((it) =>
    figure(it),
  );
  return `${name.padEnd(30)}${figures.join(' ')} ${figure(meanOf(delays))} ${figure(meanOf(fullDelays))}  ${parts.sort().join(', ')}`;
}

function compare(title: string, sets: readonly LabelledSeries[], target: Target): boolean {
  const events = sets.reduce((sum, { injected }) => sum + injected.length, 0);
  console.log(`\n${title}: ${sets.length} series, ${events} events`);
  console.log(`${' '.repeat(30)} event  money  false  delay   from`);
  console.log(`${' '.repeat(30)}recall recall a year   days day one`);
  const score = addScores(sets.map((series) => scoreSeries(ours(series), series)));
  console.log(row('bandog', score));
  for (const peer of peers) console.log(row(peer.name, bestOf(peer, sets, target.falseYearly)));
  const missed = [
    ...(eventRecall(score) < target.events ? [`event recall ${target.events}`] : []),
    ...(moneyRecall(score) < target.money ? [`money recall ${target.money}`] : []),
    ...(falsePerYear(score) > target.falseYearly ? [`false episodes ${target.falseYearly}`] : []),
    ...(meanOf(score.delays) > (target.delayDays ?? 99) ? [`delay ${target.delayDays} days`] : []),
  ];
  const { events: of, money, falseYearly, delayDays = 'any' } = target;
  const wanted = `target ${of} / ${money} at ${falseYearly} a year, delay ${delayDays}`;
  console.log(
    missed.length === 0 ? `${wanted}: reached` : `${wanted}: MISSED ${missed.join(', ')}`,
  );
  return missed.length === 0;
}

const [file] = argv.slice(2);
if (file === undefined) {
  console.error('name a file of daily costs: node bench/anomalies.ts <costs.csv>');
  exit(2);
}
console.log(
  'delay: mean days until it is told, from the first day on which the extra is 15 % or more',
);
const reached = [
  compare('synthetic, 15 % noise', synthetic(150, 0.15, shapes), {
    events: 0.8,
    money: 0.93,
    falseYearly: 2,
    delayDays: 1.5,
  }),
  compare('synthetic, 5 % noise', synthetic(80, 0.05, shapes), {
    events: 0.9,
    money: 0.95,
    falseYearly: 2,
  }),
  compare('real background, injected', await real(file), {
    events: 0.8,
    money: 0.9,
    falseYearly: 6,
  }),
  compare('growth of 3 to 5 % a day', synthetic(80, 0.15, ['drift']), {
    events: 0.6,
    money: 0.6,
    falseYearly: 2,
  }),
];
console.log(reached.every(Boolean) ? '\nall targets reached' : '\nNOT all targets reached');
exit(reached.every(Boolean) ? 0 : 1);
