import pMap from 'p-map';
import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { JudgedChange } from '../domain/change/judge.ts';
import {
  addTallies,
  type ChangeTally,
  count,
  countUnreadable,
  emptyTally,
} from '../domain/change/tally.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import { exceptionKey } from '../domain/violation/exception-key.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { SessionSource } from '../ports/session-source.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import { type AssessChangeDeps, assessChange } from './assess-change.ts';
import { SessionTracer } from './session-tracer.ts';
import { type SweepWindow, sweepWindows } from './sweep-windows.ts';

export interface SweepChangesDeps extends AssessChangeDeps {
  readonly regions: readonly string[];
  readonly sourceOf: (region: string) => ChangeSource;
  readonly ledger: SweepLedger;
  /** Asked how the sessions began on which changes were made. @default nobody is asked */
  readonly sessions?: SessionSource;
  /** Milliseconds left to work in. */
  readonly remainingTimeMs: () => number;
  /** Told of every event that was judged. @default nobody is told */
  readonly notice?: (judged: JudgedChange) => void;
}

/** What a sweep of one region came to. */
interface RegionSweep {
  readonly region: string;
  /** `out-of-time`: the next sweep goes on from the watermark. */
  readonly state: 'complete' | 'out-of-time' | 'failed';
  /** Why it failed. */
  readonly error?: unknown;
  /** Windows that were closed. */
  readonly closed: number;
  /** Everything that was read, in closed and in open windows. */
  readonly tally: ChangeTally;
  /** Violations nobody had noticed before: seconds from the change to now, one each. */
  readonly detectionSeconds: readonly number[];
  /** The first of those counted in `tally.unreadable`. */
  readonly faults: readonly ReadFault[];
}

const regionsAtOnce = 4;
const faultsKept = 20;
/** Enough to finish a page, write what it holds and say how far the sweep came. */
const reserveMs = 20_000;
/** With less time than this left, nobody is asked any more whose session a change was made on. */
const askingMs = 90_000;

/**
 * Reads every region's event history from its watermark to now, judges each event, and counts each
 * complete window once, however often it is read. A region that fails does not stop the others.
 */
export function sweepChanges(deps: SweepChangesDeps): Promise<RegionSweep[]> {
  return pMap(deps.regions, (region) => sweepRegion(deps, region), { concurrency: regionsAtOnce });
}

/** The error a sweep ends with when regions failed; undefined when none did. */
export function sweepError(sweeps: readonly RegionSweep[]): AggregateError | undefined {
  const failed = sweeps.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return undefined;
  const reasons = failed.map(({ region, error }) => `${region}: ${textOf(error)}`);
  return new AggregateError(
    failed.map(({ error }) => error),
    `${failed.length} of ${sweeps.length} regions were not swept: ${reasons.join('; ')}`,
  );
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Progress {
  closed: number;
  tally: ChangeTally;
  detectionSeconds: number[];
  faults: ReadFault[];
}

interface RegionDeps extends SweepChangesDeps {
  readonly tracer: SessionTracer;
}

async function sweepRegion(given: SweepChangesDeps, region: string): Promise<RegionSweep> {
  const deps = { ...given, tracer: new SessionTracer(given.sessions) };
  const progress: Progress = { closed: 0, tally: emptyTally(), detectionSeconds: [], faults: [] };
  try {
    const source = deps.sourceOf(region);
    const windows = sweepWindows(deps.clock.now(), await deps.ledger.watermark(region));
    for (const window of windows.flatMap(withDayBefore)) {
      const counts = await sweepWindow(deps, source, window, progress);
      if (counts === undefined) return { region, state: 'out-of-time', ...progress };
      progress.tally = addTallies(progress.tally, counts.tally);
      if (!window.complete) continue;
      const { from, to } = window;
      await deps.ledger.close({
        region,
        from,
        to,
        sweptAt: deps.clock.now().toISOString(),
        ...counts,
      });
      progress.closed += 1;
    }
    if (deps.tracer.failure !== undefined) throw deps.tracer.failure;
    return { region, state: 'complete', ...progress };
  } catch (error) {
    return { region, state: 'failed', error, ...progress };
  }
}

const withDayBefore = ({ dayBefore, ...window }: SweepWindow): SweepWindow[] =>
  dayBefore === undefined ? [window] : [{ ...dayBefore, complete: true }, window];

interface WindowCounts {
  readonly tally: ChangeTally;
  readonly exceptionUses: Record<string, number>;
}

/** Counts one window; undefined when time ran out before its end. */
async function sweepWindow(
  deps: RegionDeps,
  source: ChangeSource,
  { from, to }: SweepWindow,
  progress: Progress,
): Promise<WindowCounts | undefined> {
  const counts: WindowCounts = { tally: emptyTally(), exceptionUses: {} };
  const seen = new Set<string>();
  if (deps.remainingTimeMs() < reserveMs) return undefined;
  for await (const { events, faults } of source.read({ from, to })) {
    const broken = faults.filter((fault) => isFirst(seen, fault));
    countUnreadable(counts.tally, broken.length);
    progress.faults.push(...broken.slice(0, faultsKept - progress.faults.length));
    for (const event of events) {
      if (seen.has(event.id)) counts.tally.duplicates += 1;
      else await assess(deps, event, counts, progress);
      seen.add(event.id);
    }
    if (deps.remainingTimeMs() < reserveMs) return undefined;
  }
  return counts;
}

/** A page may show again what an earlier one showed; a fault is known by its place, if it has one. */
function isFirst(seen: Set<string>, { source, place, field }: ReadFault): boolean {
  if (place === undefined) return true;
  const key = JSON.stringify([source, place, field]);
  const first = !seen.has(key);
  seen.add(key);
  return first;
}

async function assess(
  deps: RegionDeps,
  event: ChangeEvent,
  { tally, exceptionUses }: WindowCounts,
  progress: Progress,
): Promise<void> {
  const { tracer } = deps;
  tracer.learn(event);
  const isInTime = deps.remainingTimeMs() >= askingMs;
  const traced = isInTime ? await tracer.trace(event) : tracer.follow(event);
  const { verdict, answer, stored } = await assessChange(deps, traced);
  deps.notice?.({ event: traced, verdict, answer });
  count(tally, event.effect, verdict, answer);
  if (answer.answer === 'excepted') {
    const key = exceptionKey(answer.exception);
    exceptionUses[key] = (exceptionUses[key] ?? 0) + 1;
  }
  if (stored === 'new') progress.detectionSeconds.push(secondsSince(event.at, deps.clock.now()));
}

const secondsSince = (at: string, now: Date): number => (now.getTime() - Date.parse(at)) / 1000;
