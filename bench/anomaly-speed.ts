// How long it takes to judge the costs of 100 accounts with 60 services each over 400 days, and how much
// memory: `node --max-old-space-size=360 --max-semi-space-size=8 bench/anomaly-speed.ts [accounts: 100] [services: 60]
// [days: 400]` (the limit is what a function of 512 MB gets). Beside it, what a plain sum over the same
// records takes. Exits with 1 above 10 s of one core or 512 MB.
import { argv, cpuUsage, exit, resourceUsage } from 'node:process';
import { detectSeries } from '../lib/domain/cost/anomaly/detect-series.ts';
import { leafSeries } from '../lib/domain/cost/anomaly/leaf-series.ts';
import { dayNumber, toDate } from '../lib/domain/cost/calendar.ts';
import type { CostReading, CostRecord } from '../lib/domain/cost/cost-record.ts';
import { tableOf } from '../lib/domain/cost/cost-table.ts';
import { inject, syntheticBackground } from './anomaly/series.ts';

const limits = { seconds: 10, memoryMb: 512 };
const [accounts = 100, services = 60, days = 400] = argv.slice(2).map(Number);
const firstDay = dayNumber('2025-10-01');
const noise = 0.15;

const dates = Array.from({ length: days }, (_, day) => toDate(firstDay + day));

function recordsOf(account: number, service: number): CostRecord[] {
  const seed = account * 1000 + service;
  const background = syntheticBackground(seed, days, noise);
  const { values } = inject(background, seed, ['spike', 'step', 'ramp']);
  const leaf = { account: String(111122223333 + account), service: `Service ${service}` };
  return values.map((amount, day) => ({
    date: dates[day] ?? '',
    amount,
    chargeType: 'usage',
    ...leaf,
  }));
}

/** Seconds of the processor that `work` takes, and what it gives. */
function timed<T>(work: () => T): { readonly seconds: number; readonly found: T } {
  const before = cpuUsage();
  const found = work();
  const { user, system } = cpuUsage(before);
  return { seconds: (user + system) / 1e6, found };
}

const records: CostRecord[] = [];
for (let account = 0; account < accounts; account += 1)
  for (let service = 0; service < services; service += 1)
    records.push(...recordsOf(account, service));
const reading: CostReading = {
  source: 'bench',
  kind: 'focus',
  currency: 'USD',
  metric: 'UnblendedCost',
  records,
  estimatedDays: new Set(),
};
const held = resourceUsage().maxRSS / 1000;

const until = toDate(firstDay + days);
const gathered = timed(() => leafSeries(reading, tableOf(records), { until, mostDays: days }));
const judged = timed(() => {
  let episodes = 0;
  for (const { values } of gathered.found) episodes += detectSeries(values, firstDay).length;
  return episodes;
});
const summed = timed(() => records.reduce((sum, { amount }) => sum + amount, 0));
const seconds = gathered.seconds + judged.seconds;
const memoryMb = resourceUsage().maxRSS / 1000;
console.log(
  `${records.length} sums of ${gathered.found.length} leaves: ${judged.found} episodes in ${seconds.toFixed(1)} s of one core (${gathered.seconds.toFixed(1)} to gather, ${judged.seconds.toFixed(1)} to judge), ${(seconds / summed.seconds).toFixed(0)} times a plain sum`,
);
console.log(`${memoryMb.toFixed(0)} MB, of which the records take ${held.toFixed(0)}`);
if (seconds > limits.seconds || memoryMb > limits.memoryMb) {
  console.log(`MISSED: ${limits.seconds} s and ${limits.memoryMb} MB`);
  exit(1);
}
