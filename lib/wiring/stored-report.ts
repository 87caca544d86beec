import { healthTable } from '../adapters/aws/health-table.ts';
import { incidentTable } from '../adapters/aws/incident-table.ts';
import { moneyLedger } from '../adapters/aws/money-table.ts';
import { resolutionTable } from '../adapters/aws/resolution-table.ts';
import { scorecardTable } from '../adapters/aws/scorecard-table.ts';
import { sweepLedger } from '../adapters/aws/sweep-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import type { Settings } from '../config/settings.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthLedger } from '../ports/health-ledger.ts';
import type { IncidentLog } from '../ports/incident-log.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface StoredReportParts {
  readonly store: ViolationStore;
  readonly ledger: SweepLedger;
  readonly money: MoneyLedger;
  readonly scorecards: ScorecardHistory;
  readonly health: HealthLedger;
  readonly resolutions: ResolutionLog;
  readonly incidents: IncidentLog;
  readonly clock: Clock;
  readonly policy: ChangePolicy;
}

/** What a report is made of, in the table of a deployed Bandog; without `region`, in the function's own. */
export function storedReport(
  tableName: string,
  region: string | undefined,
  { policy, deployment }: Pick<Settings, 'policy' | 'deployment'>,
): StoredReportParts {
  const client = tableClient(region);
  const table = { tableName, keepDays: deployment.keepDays };
  return {
    store: violationStore(client, table),
    ledger: sweepLedger(client, table),
    money: moneyLedger(client, table),
    scorecards: scorecardTable(client, table),
    health: healthTable(client, table),
    resolutions: resolutionTable(client, table),
    incidents: incidentTable(client, table),
    clock: systemClock,
    policy,
  };
}
