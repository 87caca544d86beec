import type { HealthCheck } from '../../ports/health-check.ts';
import type { MoneyLedger } from '../../ports/money-ledger.ts';
import type { ScorecardHistory } from '../../ports/scorecard-history.ts';
import type { SweepLedger } from '../../ports/sweep-ledger.ts';
import { costsJudged } from './costs-judged.ts';
import { scorecardGraded } from './scorecard-graded.ts';
import { sweepsRun } from './sweeps-run.ts';

interface RunChecksDeps {
  readonly sweeps: Pick<SweepLedger, 'watermark'>;
  readonly money: Pick<MoneyLedger, 'latest'>;
  readonly scorecards: Pick<ScorecardHistory, 'latest'>;
  /** Whether there are costs to judge; absent where another check says so. */
  readonly source?: HealthCheck;
  readonly since: Date | undefined;
  readonly regions: readonly string[];
}

/** The checks of what should have run, by what it left in the ledgers; none where there are no ledgers. */
export function runChecks(deps: RunChecksDeps | undefined): HealthCheck[] {
  if (deps === undefined) return [];
  const { sweeps, money, scorecards, source, since, regions } = deps;
  return [
    sweepsRun({ ledger: sweeps, regions, since }),
    costsJudged({ ledger: money, since, ...(source && { source }) }),
    scorecardGraded({ history: scorecards, since }),
  ];
}
