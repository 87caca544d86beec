import { alike, type ChangeEvent } from '../domain/change/change-event.ts';
import type { JudgedChange } from '../domain/change/judge.ts';
import type { JudgementMemo } from '../domain/change/judgement-memo.ts';
import type { LaterCalls } from '../domain/change/later-calls.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import { type ChangeTally, count, countNoise } from '../domain/change/tally.ts';
import type { FaultSection } from '../domain/scorecard/report.ts';
import { uuidWords } from '../domain/text/uuid.ts';
import { changeViolation, type IncidentMemo } from '../domain/violation/change-violation.ts';
import type { Exception } from '../domain/violation/exception.ts';
import type { CallColumns, NoiseCalls } from '../ports/change-source.ts';
import type { AlikeChanges } from './alike-changes.ts';
import type { SeenIds } from './seen-ids.ts';
import { keyOf, standsAlone, type UnsettledChanges } from './unsettled-changes.ts';
import {
  countViolations,
  isWorthKeeping,
  keepViolation,
  type ViolationDigest,
} from './violation-digest.ts';
import type { WhenAndWhere } from './when-and-where.ts';

/** What events are judged by. */
export interface Judging {
  readonly policy: ChangePolicy;
  readonly judgements: JudgementMemo;
  readonly incidents: IncidentMemo;
  readonly alikeChanges: AlikeChanges;
  /** ISO 8601 UTC. */
  readonly detectedAt: string;
}

/** What is gathered while events stream by. */
export interface Findings {
  readonly tally: ChangeTally;
  readonly digest: ViolationDigest;
  readonly made: WhenAndWhere;
  readonly exceptionUses: Map<Exception, number>;
  readonly seen: SeenIds;
  readonly unsettled: UnsettledChanges;
  readonly laterCalls: LaterCalls;
  faults: FaultSection;
}

/** Counts calls by what was judged of those that are alike, and looks at the events of the others. */
export function takeCalls(calls: CallColumns, found: Findings, by: Judging): void {
  for (let call = 0; call < calls.size; call += 1) {
    found.seen.prefetch(calls.words, calls.idAt(call));
  }
  for (let call = 0; call < calls.size; call += 1) {
    if (!takeAlike(calls, call, found, by)) takeEvent(calls.event(call), found, by);
  }
}

/** Counts a call by what was judged of one that is like it; false when its event has to be looked at. */
function takeAlike(calls: CallColumns, call: number, found: Findings, by: Judging): boolean {
  const shared = calls.alike(call);
  const known = shared && by.alikeChanges.of(shared);
  if (shared === undefined || known === undefined || calls.isShared(call)) return false;
  const { words } = calls;
  const idAt = calls.idAt(call);
  // As an event it will be found to be known as well.
  if (!found.seen.addUuid(words, idAt)) return false;
  const seconds = calls.seconds(call);
  by.alikeChanges.add(known, seconds);
  if (known.judged.answer.answer === 'not-a-change') return true;
  found.laterCalls.addLike(shared, words, idAt, seconds);
  const { answer } = known.judged;
  if (answer.answer === 'violation' && isWorthKeeping(found.digest, answer.severity, seconds)) {
    const event = calls.event(call);
    keep({ ...known.judged, event }, by.incidents.of(event), found, by);
  }
  return true;
}

/** Notes an event, and judges the one that can be judged now, if any. */
export function takeEvent(event: ChangeEvent, found: Findings, by: Judging): void {
  found.made.note(event.account, event.region, event.at, event.at);
  if (!found.seen.add(keyOf(event))) {
    found.tally.duplicates += 1;
    found.unsettled.again(event);
    return;
  }
  const ready = found.unsettled.take(event);
  if (ready === undefined) return;
  const judged = judgeOne(ready, found, by);
  const shared = event[alike];
  const isRule = shared !== undefined && ready === event && standsAlone(event);
  if (isRule && by.judgements.knows(shared)) by.alikeChanges.learn(shared, judged);
}

/** Judges an event of which all is known that can be, and counts it. */
export function judgeOne(event: ChangeEvent, found: Findings, by: Judging): JudgedChange {
  const judged = by.judgements.of(event);
  const { verdict, answer } = judged;
  count(found.tally, event.effect, verdict, answer);
  if (answer.answer === 'not-a-change') return judged;
  if (answer.answer === 'excepted') {
    const uses = found.exceptionUses.get(answer.exception) ?? 0;
    found.exceptionUses.set(answer.exception, uses + 1);
  }
  found.laterCalls.add(event, verdict.origin);
  if (answer.answer !== 'violation') return judged;
  const { account, at } = event;
  const { severity } = answer;
  const incidentId = by.incidents.of(event);
  countViolations(found.digest, { severity, incidentId, account, at, event });
  const seconds = Date.parse(at) / 1000;
  if (isWorthKeeping(found.digest, severity, seconds)) keep(judged, incidentId, found, by);
  return judged;
}

function keep(judged: JudgedChange, incidentId: string, { digest }: Findings, by: Judging): void {
  const violation = changeViolation(judged, by.policy, by.detectedAt, incidentId);
  if (violation !== undefined) keepViolation(digest, violation);
}

/** Counts calls that are noise. */
export function takeNoise({ ids, runs }: NoiseCalls, found: Findings): void {
  let next = 0;
  for (const run of runs) {
    const fresh = found.seen.addUuids(ids, next * uuidWords, run.calls);
    next += run.calls;
    countNoise(found.tally, fresh);
    found.tally.duplicates += run.calls - fresh;
    found.made.note(run.account, run.region, run.first, run.last);
  }
}
