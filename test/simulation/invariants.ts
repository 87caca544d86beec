import type { Resolution } from '../../lib/domain/change/resolution.ts';
import type { ChangeTally } from '../../lib/domain/change/tally.ts';
import { reconciles } from '../../lib/domain/change/tally.ts';
import type { IncidentAction } from '../../lib/domain/violation/incident-action.ts';
import type {
  AnomalyViolation,
  CostViolation,
  Violation,
} from '../../lib/domain/violation/violation.ts';
import type { SweptWindow } from '../../lib/ports/sweep-ledger.ts';
import { anomaliesToldOnce } from './anomaly-invariants.ts';
import { type Diary, tellingKey } from './diary.ts';
import { followedUp } from './follow-invariants.ts';
import type { Happening } from './happenings.ts';
import { moneyJudgedOnce } from './money-invariants.ts';
import { isBroken, type StreamRecord } from './stream.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const text = (ms: number) => new Date(ms).toISOString();

/** What a reader of the table finds when the run is over. */
export interface Findings {
  readonly violations: readonly Violation[];
  readonly windows: readonly SweptWindow[];
  readonly ends: ReadonlyMap<string, Resolution>;
  readonly actions: readonly IncidentAction[];
}

/** Everything that should have been so and was not, in sentences; none when all is well. */
export function brokenInvariants(world: World, findings: Findings): string[] {
  return [
    ...world.diary.problems,
    ...recordedOnce(world, findings),
    ...toldOften(world, findings),
    ...detectedInTime(world, findings),
    ...countersReconcile(world, findings),
    ...hoursWithoutGap(world, findings),
    ...watermarksSeeAll(world),
    ...followedUp(world, findings),
    ...moneyJudgedOnce(world, moneyOf(findings)),
    ...anomaliesToldOnce(world, anomaliesOf(findings)),
    ...queuesDrained(world),
  ];
}

export const changesOf = ({ violations }: Findings) =>
  violations.filter((violation) => violation.subject === 'change');

const moneyOf = ({ violations }: Findings): CostViolation[] =>
  violations.filter((violation) => violation.subject === 'cost');

const anomaliesOf = ({ violations }: Findings): AnomalyViolation[] =>
  violations.filter((violation) => violation.subject === 'anomaly');

export const firstIdOf = (id: string) => id.replace(/-amended$/, '');

/** Every change that CloudTrail ever shows is a row, once; nothing else is. */
function* recordedOnce(world: World, findings: Findings): Generator<string> {
  const rows = changesOf(findings).map(({ event }) => firstIdOf(event.id));
  const expected = world.happenings.filter(({ expect }) => expect === 'violation');
  for (const { id, expect, atMs } of world.happenings) {
    const found = rows.filter((row) => row === id).length;
    const due = expect === 'violation' ? 1 : 0;
    if (found !== due) yield `${id} (${expect}, ${text(atMs)}) is recorded ${found} times`;
  }
  if (rows.length > expected.length) yield `${rows.length} rows for ${expected.length} violations`;
  for (const { fingerprint, again } of world.diary.written)
    if (again) yield `the row of ${fingerprint} was overwritten`;
}

/** Each channel took each violation, and no more often than crashes explain; and nothing else. */
function* toldOften({ diary, scenario }: World, { violations }: Findings): Generator<string> {
  const due = violations.flatMap(({ fingerprint }) =>
    scenario.channels.map((channel) => tellingKey(fingerprint, channel)),
  );
  const updates = diary.updates.map(({ key, channel }) => tellingKey(key, channel));
  for (const key of due) {
    const told = diary.told.get(key) ?? 0;
    const crashes = diary.crashes.get(key) ?? 0;
    if (told === 0) yield `${key} was never told`;
    if (told > 1 + crashes) yield `${key} was told ${told} times, with ${crashes} crashes`;
  }
  for (const key of new Set(diary.told.keys()).difference(new Set([...due, ...updates])))
    yield `${key} was told and is no row`;
}

/** What the bus delivers within 4 minutes, and nothing disturbs, is a row within 5. */
function* detectedInTime(world: World, findings: Findings): Generator<string> {
  const deliveries = Map.groupBy(world.busDeliveries, ({ id }) => firstIdOf(id));
  const writtenMs = new Map(world.diary.written.map((row) => [row.fingerprint, row.atMs]));
  const fingerprints = new Map(
    changesOf(findings).map(({ event, fingerprint }) => [firstIdOf(event.id), fingerprint]),
  );
  for (const { id, atMs, expect } of world.happenings) {
    const prompt = deliveries
      .get(id)
      ?.some((it) => it.undisturbed && it.atMs - atMs <= 4 * minuteMs);
    if (expect !== 'violation' || !prompt) continue;
    const detectedMs = writtenMs.get(fingerprints.get(id) ?? '') ?? Number.POSITIVE_INFINITY;
    const minutes = (detectedMs - atMs) / minuteMs;
    if (minutes > 5) yield `${id} was delivered in time and detected after ${minutes} minutes`;
  }
}

/** Each closed window says what the event history holds of it. */
function* countersReconcile(world: World, { windows }: Findings): Generator<string> {
  for (const { region, from, to, tally } of windows) {
    if (!reconciles(tally)) yield `the counters of ${region} ${from} do not add up`;
    const [startMs, endMs] = [Date.parse(from), Date.parse(to)];
    const inside = world.happenings.filter(
      (it) => it.region === region && startMs <= it.atMs && it.atMs < endMs,
    );
    for (const [counter, due] of Object.entries(countersOf(inside))) {
      const found = tally[counter as keyof typeof counterOf];
      if (found !== due)
        yield `${region} ${from} counts ${found} ${counter}, and there were ${due}`;
    }
  }
}

const counterOf = {
  seen: () => true,
  violations: ({ expect }: Happening) => expect === 'violation',
  allowed: ({ expect }: Happening) => expect === 'allowed',
  excepted: ({ expect }: Happening) => expect === 'excepted',
  notAChange: ({ expect }: Happening) => expect === 'not-a-change',
  unreadable: ({ expect }: Happening) => expect === 'unreadable',
} satisfies Partial<Record<keyof ChangeTally, (happening: Happening) => boolean>>;

const countersOf = (happenings: readonly Happening[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counterOf).map(([name, counts]) => [name, happenings.filter(counts).length]),
  );

/** Every hour from the first one up to the watermark is counted, and the watermark has come to the end. */
function* hoursWithoutGap(world: World, { windows }: Findings): Generator<string> {
  const { about, regions, deployedMs, clearsUpMs } = world.scenario;
  if (about !== 'changes') return;
  for (const region of regions) {
    const counted = new Set(windows.filter((it) => it.region === region).map(({ from }) => from));
    const firstMs = Math.floor((deployedMs - 12 * hourMs) / hourMs) * hourMs;
    for (let startMs = firstMs; startMs < clearsUpMs; startMs += hourMs)
      if (!counted.has(text(startMs))) yield `${region} ${text(startMs)} was never counted`;
  }
}

/** How long after its end a window may still gain events, by what AWS says. */
const usualDelayMs = 15 * minuteMs;

/** When an hour was first read from its beginning to its end, late enough. */
function readWholeMs(reads: Diary['reads'], region: string, startMs: number): number {
  const endMs = startMs + hourMs;
  const whole = reads.filter(
    (read) =>
      read.region === region &&
      read.fromMs <= startMs &&
      read.toMs >= endMs &&
      read.startedMs >= endMs + usualDelayMs,
  );
  return Math.min(...whole.map(({ endedMs }) => endedMs));
}

/** Watermarks only rise, hour by hour, and never past a window nobody could have seen whole. */
function* watermarksSeeAll({ diary, scenario }: World): Generator<string> {
  const wholeMs = new Map(scenario.regions.map((region) => [region, new Map<number, number>()]));
  for (const { region, from, to, atMs } of diary.watermarks) {
    if (from !== undefined && to <= from) yield `the watermark of ${region} fell to ${to}`;
    const firstMs = Math.floor((scenario.deployedMs - 12 * hourMs) / hourMs) * hourMs;
    const untilMs = Date.parse(to);
    const known = wholeMs.get(region) ?? new Map<number, number>();
    for (let startMs = firstMs; startMs < untilMs; startMs += hourMs) {
      const seenMs = known.get(startMs) ?? readWholeMs(diary.reads, region, startMs);
      known.set(startMs, seenMs);
      if (seenMs > atMs)
        yield `the watermark of ${region} passed ${text(startMs)} unseen at ${text(atMs)}`;
    }
  }
}

/** In the end nothing waits; dead letters are only those nobody can ever read. */
function* queuesDrained({ lambda, stream, happenings }: World): Generator<string> {
  if (lambda.pending > 0) yield `${lambda.pending} events are still pending`;
  if (!stream.isDrained) yield 'the stream is not drained';
  const poison = new Set(
    happenings.filter(({ expect }) => expect === 'unreadable').map(({ id }) => `envelope-of-${id}`),
  );
  for (const { name, event } of lambda.deadLetters) {
    const { id = '', Records = [] } = event as {
      readonly id?: string;
      readonly Records?: readonly StreamRecord[];
    };
    const hopeless = poison.has(id) || Records.some(isBroken);
    if (!hopeless) yield `a dead letter of ${name} is left: ${id}`;
  }
}
