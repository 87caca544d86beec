import type { ChangeEvent } from '../domain/change/change-event.ts';
import { JudgementMemo } from '../domain/change/judgement-memo.ts';
import { LaterCalls } from '../domain/change/later-calls.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import {
  type ChangeTally,
  count,
  countNoise,
  countUnreadable,
  emptyTally,
} from '../domain/change/tally.ts';
import type { FaultSection } from '../domain/scorecard/report.ts';
import { changeViolation, IncidentMemo } from '../domain/violation/change-violation.ts';
import type { Exception } from '../domain/violation/exception.ts';
import type { ChangeSource, NoiseCalls, TimeWindow } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { SessionSource } from '../ports/session-source.ts';
import { addFaults, type ReportInput } from './build-report.ts';
import { joinEnds } from './join-ends.ts';
import { SeenIds } from './seen-ids.ts';
import { SessionTracer } from './session-tracer.ts';
import { keyOf, UnsettledChanges } from './unsettled-changes.ts';
import {
  countViolation,
  emptyDigest,
  keepViolation,
  type ViolationDigest,
} from './violation-digest.ts';
import { WhenAndWhere } from './when-and-where.ts';

interface ScanDeps {
  readonly source: ChangeSource;
  readonly policy: ChangePolicy;
  readonly clock: Clock;
  /** Violations kept whole; all are counted. Default 10,000. */
  readonly keepViolations?: number;
  /** Event ids remembered to see duplicates, at least; see `SeenIds`. Default 786,432, which fill 16 MB. */
  readonly rememberIds?: number;
  /** Asked how sessions began that the source says nothing of. @default nobody is asked */
  readonly sessions?: SessionSource;
}

/** What a scan found: ready for `buildReport`, which adds the time and the money. */
export type ScanFindings = Required<Pick<ReportInput, 'changes' | 'faults' | 'blindSpots'>> &
  Pick<ReportInput, 'period'>;

/** What events are judged by. */
interface Judging {
  readonly policy: ChangePolicy;
  readonly judgements: JudgementMemo;
  readonly incidents: IncidentMemo;
  /** ISO 8601 UTC. */
  readonly detectedAt: string;
}

/** What is gathered while events stream by. */
interface Findings {
  readonly tally: ChangeTally;
  readonly digest: ViolationDigest;
  readonly made: WhenAndWhere;
  readonly exceptionUses: Map<Exception, number>;
  readonly seen: SeenIds;
  readonly unsettled: UnsettledChanges;
  readonly laterCalls: LaterCalls;
  faults: FaultSection;
}

/**
 * Judges every event of the source once and keeps nothing but counts, the worst violations and the
 * first faults, so memory does not grow with the input. Throws what the source throws.
 */
export async function scanChanges(deps: ScanDeps, window: TimeWindow): Promise<ScanFindings> {
  const tracer = new SessionTracer(deps.sessions);
  const found: Findings = {
    tally: emptyTally(),
    digest: emptyDigest(deps.keepViolations),
    made: new WhenAndWhere(),
    exceptionUses: new Map(),
    seen: new SeenIds(deps.rememberIds),
    unsettled: new UnsettledChanges(tracer),
    laterCalls: new LaterCalls(),
    faults: { total: 0, shown: [] },
  };
  const judging = {
    policy: deps.policy,
    judgements: new JudgementMemo(deps.policy),
    incidents: new IncidentMemo(deps.policy.incidentWindowMinutes),
    detectedAt: deps.clock.now().toISOString(),
  };
  for await (const { events, faults, noise } of deps.source.read(window)) {
    countUnreadable(found.tally, faults.length);
    found.faults = addFaults(found.faults, faults);
    if (noise !== undefined) takeNoise(noise, found);
    for (const event of events) {
      const ready = take(event, found);
      if (ready) judgeOne(ready, found, judging);
    }
  }
  for await (const event of found.unsettled.settle()) {
    judgeOne(event, found, judging);
  }
  joinEnds(found.digest, found.laterCalls);
  const { blindSpots, ...result } = toResult(found, deps.policy);
  return { ...result, blindSpots: [...blindSpots, ...untraced(tracer)] };
}

function untraced({ failure }: SessionTracer): string[] {
  if (failure === undefined) return [];
  const why = failure instanceof Error ? failure.message : String(failure);
  return [`it could not be asked who opened some of the sessions: ${why}`];
}

/** Notes an event; gives the one that can be judged now, if any. */
function take(event: ChangeEvent, found: Findings): ChangeEvent | undefined {
  found.made.note(event.account, event.region, event.at, event.at);
  if (found.seen.add(keyOf(event))) return found.unsettled.take(event);
  found.tally.duplicates += 1;
  found.unsettled.again(event);
  return undefined;
}

function judgeOne(event: ChangeEvent, found: Findings, by: Judging): void {
  const { policy, judgements, incidents, detectedAt } = by;
  const judged = judgements.of(event);
  const { verdict, answer } = judged;
  count(found.tally, event.effect, verdict, answer);
  if (answer.answer === 'not-a-change') return;
  if (answer.answer === 'excepted') {
    const uses = found.exceptionUses.get(answer.exception) ?? 0;
    found.exceptionUses.set(answer.exception, uses + 1);
  }
  found.laterCalls.add(event, verdict.origin);
  if (answer.answer !== 'violation') return;
  const { account, at } = event;
  const incidentId = incidents.of(event);
  const counted = { severity: answer.severity, incidentId, account, at, event };
  if (!countViolation(found.digest, counted)) return;
  const violation = changeViolation(judged, policy, detectedAt, incidentId);
  if (violation !== undefined) keepViolation(found.digest, violation);
}

function takeNoise({ ids, runs }: NoiseCalls, found: Findings): void {
  let next = 0;
  for (const run of runs) {
    let fresh = 0;
    for (const end = next + run.calls; next < end; next += 1) {
      if (found.seen.addUuid(ids, next * 4)) fresh += 1;
    }
    countNoise(found.tally, fresh);
    found.tally.duplicates += run.calls - fresh;
    found.made.note(run.account, run.region, run.first, run.last);
  }
}

function toResult(found: Findings, policy: ChangePolicy): ScanFindings {
  const { tally, digest, made, exceptionUses } = found;
  const { accounts, regions, first, last } = made;
  const { seen, unsettled, laterCalls } = found;
  return {
    changes: { tally, digest, accounts, regions, exceptions: policy.exceptions, exceptionUses },
    ...(first !== undefined && last !== undefined && { period: { from: first, to: last } }),
    faults: found.faults,
    blindSpots: [
      ...(seen.forgot
        ? ['more events than the duplicate check remembers: one that came twice may count twice']
        : []),
      ...(laterCalls.forgot
        ? ['more changes than can be compared: it is not known of all whether they were put back']
        : []),
      ...(unsettled.gaveUp
        ? [
            'more changes by role sessions than can be followed: who opened some of them is not known',
          ]
        : []),
    ],
  };
}
