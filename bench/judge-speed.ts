// Events a second that the judge alone answers on one core, beside JSON.parse of the same records.
// node bench/judge-speed.ts <folder of CloudTrail files> [events: 500000]
// Every verdict of a violation is kept, with its evidence. Time is that of the processor, so that other
// work on the machine counts little. Exits with 1 below 250,000 a second.
import { argv, cpuUsage, exit } from 'node:process';
import { defaultSettings } from '../lib/config/default-settings.ts';
import type { ChangeEvent } from '../lib/domain/change/change-event.ts';
import { type JudgedChange, judge } from '../lib/domain/change/judge.ts';
import { logFiles } from '../lib/wiring/local-files.ts';
import { median } from './speed/timed-run.ts';

const target = 250_000;
const rounds = 9;

const [source, most = '500000'] = argv.slice(2);
if (source === undefined) {
  console.log('not measured: name a folder of CloudTrail files');
  exit(0);
}

const events: ChangeEvent[] = [];
for await (const batch of logFiles([source]).read({})) events.push(...batch.events);
if (events.length === 0) {
  console.error(`${source}: no events`);
  exit(2);
}
const texts = events.map((event) => JSON.stringify(event));
const repeats = Math.ceil(Number(most) / events.length);

/** Items a second of processor time, when `work` is done on every one of them again and again. */
function rate<T>(items: readonly T[], work: (item: T) => void): number {
  const before = cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const item of items) work(item);
  const { user, system } = cpuUsage(before);
  return (items.length * repeats * 1e6) / (user + system);
}

let kept: JudgedChange[] = [];
const judged: number[] = [];
const parsed: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  kept = [];
  judged.push(
    rate(events, (event) => {
      const change = judge(event, defaultSettings.policy);
      if (change.answer.answer === 'violation') kept.push(change);
    }),
  );
  parsed.push(rate(texts, JSON.parse));
}
const perSecond = median(judged);
const round = (value: number) => Math.round(value / 1000).toLocaleString('en-US');
console.log(
  `${round(perSecond)},000 events a second judged, ${round(median(parsed))},000 parsed: ${(perSecond / median(parsed)).toFixed(1)} times as fast as JSON.parse`,
);
console.log(
  `median of ${rounds} rounds in turn, from ${round(Math.min(...judged))},000 to ${round(Math.max(...judged))},000; ${kept.length} violations of ${events.length * repeats} kept with all evidence`,
);
if (kept.some(({ verdict }) => verdict.evidenceFor.length + verdict.evidenceAgainst.length === 0)) {
  console.error('a violation has lost its evidence');
  exit(1);
}
if (perSecond < target) {
  console.log(`MISSED: ${target.toLocaleString('en-US')} a second`);
  exit(1);
}
