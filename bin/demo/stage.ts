import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { CostRecord } from '../../lib/domain/cost/cost-record.ts';
import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { assessCost } from '../../lib/usecases/assess-cost.ts';
import { buildReport } from '../../lib/usecases/build-report.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { reportedBill } from '../../lib/usecases/reported-bill.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { addViolation, emptyDigest } from '../../lib/usecases/violation-digest.ts';
import { type MemoryParts, wireMemory } from '../../lib/wiring/in-memory.ts';
import { readingOn, source } from './bill.ts';
import { later } from './call.ts';
import { explainMoney } from './money.ts';
import { demoOwnBill } from './own-bill.ts';
import { gradeMonth } from './scorecard.ts';
import { beginsAt, endsAt } from './script.ts';
import { demoSettings } from './settings.ts';

const { policy, money } = demoSettings;

/** The use cases that run in the cloud, with everything outside them kept in memory. */
export interface Stage {
  readonly parts: MemoryParts;
  readonly bill: readonly CostRecord[];
  readonly events: ChangeEvent[];
  readonly faults: ReadFault[];
  /** New violations that nobody has been told of: the table's stream. */
  readonly stream: Violation[];
}

export function setStage(bill: readonly CostRecord[]): Stage {
  const stage: Stage = { parts: wireMemory(source), bill, events: [], faults: [], stream: [] };
  stage.parts.store.subscribe((violation) => stage.stream.push(violation));
  return stage;
}

const clockAt = (at: string) => ({ now: () => new Date(at) });

/** Judges records as they arrive over the live path; returns how many changes were allowed. */
export async function judgeAll(
  stage: Stage,
  records: readonly unknown[],
  delaySeconds: number,
): Promise<number> {
  const { store, readRecord } = stage.parts;
  let allowed = 0;
  for (const { events, faults } of records.map(readRecord)) {
    stage.events.push(...events);
    stage.faults.push(...faults);
    for (const event of events) {
      const clock = clockAt(later(event.at, delaySeconds));
      const { answer } = await assessChange({ policy, store, clock }, event);
      if (answer.answer === 'allowed') allowed += 1;
    }
  }
  return allowed;
}

/** Judges the bill as it is known at `at`. */
export function judgeBill({ parts, bill }: Stage, at: string) {
  return assessCost({
    source: parts.costSource(readingOn(at.slice(0, 10), bill)),
    budgets: [parts.budgets(money.budgets)],
    store: parts.store,
    clock: clockAt(at),
  });
}

/** Tells of everything new; returns the alerts that went out. */
export async function tellAll({ parts, stream }: Stage): Promise<readonly Alert[]> {
  const { channel, log } = parts;
  const told = channel.alerts.length;
  await notify({ channels: [channel], log }, stream.splice(0));
  return channel.alerts.slice(told);
}

/** The report on the whole month: all calls counted again, the violations as they were stored. */
export async function closeMonth(stage: Stage): Promise<Report> {
  const { changeSource, store } = stage.parts;
  const findings = await scanChanges(
    { source: changeSource(stage), policy, clock: clockAt(endsAt) },
    {},
  );
  const digest = emptyDigest();
  for await (const violation of store.list({ from: beginsAt, to: endsAt })) {
    if (violation.subject === 'change') addViolation(digest, violation);
  }
  const bill = await judgeBill(stage, endsAt);
  const source = stage.parts.costSource(readingOn(endsAt.slice(0, 10), stage.bill));
  const { tally } = findings.changes;
  return buildReport({
    ...findings,
    scorecard: await gradeMonth(stage, bill.money),
    changes: { ...findings.changes, digest },
    generatedAt: endsAt,
    money: await explainMoney(bill.money, source),
    ownBill: await reportedBill(demoOwnBill, tally, { from: beginsAt, to: endsAt }),
    blindSpots: ['Only management events were recorded: reads and writes of objects are not seen.'],
  });
}
