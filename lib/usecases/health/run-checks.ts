import type { HealthCheck } from '../../ports/health-check.ts';
import type { RunLedgers } from '../../ports/run-ledgers.ts';
import { costsJudged } from './costs-judged.ts';
import { scorecardGraded } from './scorecard-graded.ts';
import { sweepsRun } from './sweeps-run.ts';

/** The checks of what should have run, by what it left in the ledgers; none where there are no ledgers. */
export function runChecks(deps: RunLedgers | undefined): HealthCheck[] {
  if (deps === undefined) return [];
  const { sweeps, money, scorecards, source, since, regions } = deps;
  return [
    sweepsRun({ ledger: sweeps, regions, since }),
    costsJudged({ ledger: money, since, ...(source && { source }) }),
    scorecardGraded({ history: scorecards, since }),
  ];
}
