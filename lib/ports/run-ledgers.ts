import type { HealthCheck } from './health-check.ts';
import type { MoneyLedger } from './money-ledger.ts';
import type { ScorecardHistory } from './scorecard-history.ts';
import type { SweepLedger } from './sweep-ledger.ts';

/** What tells which schedules ran. */
export interface RunLedgers {
  readonly sweeps: Pick<SweepLedger, 'watermark'>;
  readonly money: Pick<MoneyLedger, 'latest'>;
  readonly scorecards: Pick<ScorecardHistory, 'latest'>;
  /** Whether there are costs to judge; absent where another check says so. */
  readonly source?: HealthCheck;
  readonly since: Date | undefined;
  readonly regions: readonly string[];
}
