import { type CallKind, callKinds, type Expected, toRecord } from './calls.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** One record of CloudTrail and what becomes of it. */
export interface TrailRecord {
  readonly id: string;
  readonly region: string;
  readonly atMs: number;
  readonly record: Readonly<Record<string, unknown>>;
  /** The record as the event history gives it. */
  readonly json: string;
  /** When the bus delivers it; several times, or never. */
  readonly busMs: readonly number[];
  /** When each copy of the event history begins to show it. */
  readonly visibleMs: readonly [number, number];
}

/** One call that was made in the account, with every record CloudTrail writes of it. */
export interface Happening {
  readonly atMs: number;
  readonly region: string;
  /** Of the first record: what the call is known by. */
  readonly id: string;
  readonly expect: Expected;
  /** Id of the call that this one puts back. */
  readonly undoes?: string;
  readonly records: readonly TrailRecord[];
}

interface HappeningsOptions {
  readonly regions: readonly string[];
  readonly fromMs: number;
  /** Before it, nothing is delivered: there is no rule yet. */
  readonly deployedMs: number;
  readonly toMs: number;
}

/** The latest an event may appear in the history, but for outages. */
const latestVisibleMs = 75 * minuteMs;
/** The latest of those that a service's outage holds back. */
export const latestHeldBackMs = 24 * hourMs;

/** Draws what happens in an account: in bursts, as people and pipelines work. */
export function drawHappenings(
  chance: Chance,
  faults: Faults,
  options: HappeningsOptions,
): Happening[] {
  const happenings: Happening[] = [];
  const bursts = chance.whole(0, 8);
  for (let burst = 0; burst < bursts; burst += 1) {
    const before = chance.hits(0.2);
    const begins = before
      ? chance.between(options.fromMs, options.deployedMs)
      : chance.between(options.deployedMs, options.toMs);
    const region = chance.pick(options.regions as [string, ...string[]]);
    const kinds = chance.hits(0.5) ? [chance.pick(callKinds)] : callKinds;
    for (let left = chance.whole(1, 6), atMs = begins; left > 0 && atMs < options.toMs; left -= 1) {
      const kind = chance.pick(kinds as [CallKind, ...CallKind[]]);
      const id = `call-${happenings.length}`;
      const call = { id, atMs, region, kind, named: id };
      happenings.push(happening(chance, faults, options, call));
      const undoing = undoingOf(chance, call, `call-${happenings.length}`);
      if (undoing !== undefined && undoing.atMs < options.toMs)
        happenings.push(happening(chance, faults, options, undoing));
      atMs += chance.between(0, 90_000);
    }
  }
  return happenings;
}

interface Drawn {
  readonly id: string;
  readonly atMs: number;
  readonly region: string;
  readonly kind: CallKind;
  /** The name of what is changed. */
  readonly named: string;
  readonly undoes?: string;
}

/** Somebody puts it back soon, or some time later. */
function undoingOf(
  chance: Chance,
  { id, atMs, region, kind, named }: Drawn,
  undoingId: string,
): Drawn | undefined {
  if (kind.undoneBy === undefined || !chance.hits(0.6)) return undefined;
  const laterMs = chance.between(2000, chance.pick([2 * minuteMs, 90 * minuteMs]));
  return {
    id: undoingId,
    atMs: atMs + laterMs,
    region,
    kind: chance.pick(kind.undoneBy),
    named,
    undoes: id,
  };
}

function happening(
  chance: Chance,
  faults: Faults,
  { deployedMs }: HappeningsOptions,
  { id, atMs: exactMs, region, kind, named, undoes }: Drawn,
): Happening {
  // CloudTrail writes whole seconds; some calls are made on the hour, where windows meet.
  const unitMs = kind.undoneBy === undefined && !undoes && chance.hits(0.05) ? hourMs : 1000;
  const atMs = Math.floor(exactMs / unitMs) * unitMs;
  const eventTime = new Date(atMs).toISOString().replace('.000Z', 'Z');
  const poisoned = chance.hits(faults.poisoned);
  const record = {
    ...toRecord(kind, named, { eventID: id, eventTime, awsRegion: region }),
    ...(poisoned && { eventName: '' }),
  };
  const fate = () => ({
    busMs: busTimes(chance, faults, atMs).filter((time) => time >= deployedMs),
    visibleMs: visibleTimes(chance, faults, atMs),
  });
  const written = (recordId: string, of: TrailRecord['record']): TrailRecord => {
    return { id: recordId, region, atMs, record: of, json: JSON.stringify(of), ...fate() };
  };
  const records = [written(id, record)];
  if (!poisoned && chance.hits(faults.amended))
    records.push(written(`${id}-amended`, amended(record, id)));
  const expect = poisoned ? 'unreadable' : kind.expect;
  return { atMs, region, id, expect, records, ...(undoes !== undefined && { undoes }) };
}

/** The second record CloudTrail writes when the first one lacked something. */
const amended = (record: Readonly<Record<string, unknown>>, originalEventID: string) => ({
  ...record,
  eventID: `${originalEventID}-amended`,
  responseElements: { _return: true },
  addendum: {
    reason: 'UPDATED_DATA',
    updatedFields: 'responseElements',
    originalRequestID: 'request-1',
    originalEventID,
  },
});

function busTimes(chance: Chance, faults: Faults, atMs: number): number[] {
  if (chance.hits(faults.busDropped) || faults.heldBack) return [];
  const one = () =>
    chance.hits(faults.busLate)
      ? atMs + chance.between(4 * minuteMs, chance.pick([30 * minuteMs, 180 * minuteMs]))
      : atMs + chance.between(2000, 4 * minuteMs);
  return chance.hits(faults.busTwice) ? [one(), one()] : [one()];
}

function visibleTimes(chance: Chance, faults: Faults, atMs: number): [number, number] {
  if (faults.heldBack) {
    const heldBack = atMs + chance.between(hourMs, latestHeldBackMs);
    return [heldBack, heldBack];
  }
  const one = () =>
    chance.hits(faults.historyLate)
      ? atMs + chance.between(10 * minuteMs, latestVisibleMs)
      : atMs + chance.between(minuteMs, 15 * minuteMs);
  const [first, second] = [one(), one()];
  return chance.hits(0.5) ? [first, first] : [first, second];
}
