import { expect, test } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import { memoryHealthLedger } from '../../lib/adapters/memory/health-ledger.ts';
import { memoryIncidentLog } from '../../lib/adapters/memory/incident-log.ts';
import { memoryMoneyLedger } from '../../lib/adapters/memory/money-ledger.ts';
import { memoryResolutionLog } from '../../lib/adapters/memory/resolution-log.ts';
import { memoryScorecardHistory } from '../../lib/adapters/memory/scorecard-history.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { LaterCalls } from '../../lib/domain/change/later-calls.ts';
import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';
import type { ViolationStore } from '../../lib/ports/violation-store.ts';
import { compileReport } from '../../lib/usecases/compile-report.ts';
import { recordedChanges } from '../../lib/usecases/explain-anomalies.ts';
import { findIncidents } from '../../lib/usecases/find-incident.ts';
import { recheckViolations } from '../../lib/usecases/recheck-violations.ts';
import { tellExpired } from '../../lib/usecases/tell-expired.ts';
import { changeBy, collect } from '../builders.ts';

const fault: ReadFault = {
  source: 'table bandog',
  place: 'row VIOLATION#2026-11-23 / x',
  code: 'unreadable',
  message: 'it is of a later version',
};
const violation = changeBy();
const clock = memoryClock('2026-11-24T00:00:00Z');
const window = { from: '2026-11-20T00:00:00Z', to: '2026-11-25T00:00:00Z' };

/** Of two rows, one can be read. */
const store: Pick<ViolationStore, 'list'> = {
  async *list(_, onFault) {
    if (onFault === undefined) throw new Error(fault.message);
    onFault(fault);
    yield violation;
  },
};

test('the report has the rest, and says what is missing', async () => {
  const report = await compileReport(
    {
      store,
      ledger: memorySweepLedger(),
      clock,
      policy: { exceptions: [] },
      account: '111122223333',
      regions: ['eu-central-1'],
      money: memoryMoneyLedger(),
      scorecards: memoryScorecardHistory(),
      health: memoryHealthLedger(),
    },
    '7d',
  );
  expect(report.changes?.violations).toEqual([violation]);
  expect(report.faults).toEqual({ total: 1, shown: [fault] });
});

test('the others are followed up', async () => {
  const laterCalls = new LaterCalls();
  const resolutions = memoryResolutionLog();
  const remainingTimeMs = () => 600_000;
  const deps = { store, resolutions, laterCalls, clock, remainingTimeMs };
  expect(await recheckViolations(deps)).toEqual({ open: 1, ended: {}, faults: [fault] });
});

test('the others may be what a cost came from', async () => {
  const batches = await collect(recordedChanges(store).read(window));
  expect(batches.flatMap(({ events }) => events)).toEqual([violation.event]);
  expect(batches.flatMap(({ faults }) => faults)).toEqual([fault]);
});

test('something can be said of the other incidents', async () => {
  const deps = { store, incidents: memoryIncidentLog(), resolutions: memoryResolutionLog() };
  expect(await findIncidents(deps, violation.incidentId, window)).toMatchObject([
    { incidentId: violation.incidentId },
  ]);
});

test('an exception that cannot be read is told of', async () => {
  const incidents = {
    ...memoryIncidentLog(),
    async endingOn(day: string, onFault?: (it: ReadFault) => void) {
      if (day === '2026-11-23') onFault?.(fault);
      return [];
    },
  };
  const deps = { store, incidents, resolutions: memoryResolutionLog(), clock };
  const told = await tellExpired({ ...deps, channels: [], log: memoryDeliveryLog() });
  expect(told).toEqual({ delivered: 0, leftOut: 0, failures: [], faults: [fault] });
});
