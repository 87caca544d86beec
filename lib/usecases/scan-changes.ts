import { JudgementMemo } from '../domain/change/judgement-memo.ts';
import { LaterCalls } from '../domain/change/later-calls.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import { countUnreadable, emptyTally } from '../domain/change/tally.ts';
import { IncidentMemo } from '../domain/violation/change-violation.ts';
import type { ChangeSource, TimeWindow } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { SessionSource } from '../ports/session-source.ts';
import { AlikeChanges } from './alike-changes.ts';
import { addFaults, type ReportInput } from './build-report.ts';
import { joinEnds } from './join-ends.ts';
import { SeenIds } from './seen-ids.ts';
import { SessionTracer } from './session-tracer.ts';
import { type Findings, judgeOne, takeCalls, takeEvent, takeNoise } from './take-calls.ts';
import { UnsettledChanges } from './unsettled-changes.ts';
import { emptyDigest } from './violation-digest.ts';
import { WhenAndWhere } from './when-and-where.ts';

interface ScanDeps {
  readonly source: ChangeSource;
  readonly policy: ChangePolicy;
  readonly clock: Clock;
  /** Violations kept whole; all are counted. Default 10,000. */
  readonly keepViolations?: number;
  /** Event ids remembered to see duplicates, at least; see `SeenIds`. Default 786,432, which fill 16 MB. */
  readonly rememberIds?: number;
  /** Any number that whoever wrote the events cannot know; see `UuidSet`. */
  readonly idSeed?: number;
  /** Asked how sessions began that the source says nothing of. @default nobody is asked */
  readonly sessions?: SessionSource;
}

/** What a scan found: ready for `buildReport`, which adds the time and the money. */
export type ScanFindings = Required<Pick<ReportInput, 'changes' | 'faults' | 'blindSpots'>> &
  Pick<ReportInput, 'period'>;

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
    seen: new SeenIds(deps.rememberIds, deps.idSeed),
    unsettled: new UnsettledChanges(tracer),
    laterCalls: new LaterCalls(),
    faults: { total: 0, shown: [] },
  };
  const incidents = new IncidentMemo(deps.policy.incidentWindowMinutes);
  const judging = {
    policy: deps.policy,
    judgements: new JudgementMemo(deps.policy),
    incidents,
    alikeChanges: new AlikeChanges({ ...found, incidents }),
    detectedAt: deps.clock.now().toISOString(),
  };
  for await (const { events, faults, noise, calls } of deps.source.read(window)) {
    countUnreadable(found.tally, faults.length);
    found.faults = addFaults(found.faults, faults);
    if (noise !== undefined) takeNoise(noise, found);
    if (calls !== undefined) takeCalls(calls, found, judging);
    for (const event of events) takeEvent(event, found, judging);
  }
  judging.alikeChanges.settle();
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
