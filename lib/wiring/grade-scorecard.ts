import { deploymentTable } from '../adapters/aws/deployment-table.ts';
import { moneyLedger } from '../adapters/aws/money-table.ts';
import { scorecardTable } from '../adapters/aws/scorecard-table.ts';
import { sweepLedger } from '../adapters/aws/sweep-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeploymentLog } from '../ports/deployment-log.ts';
import type { FigureExporter } from '../ports/figure-exporter.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { wireFigureExporter } from './figure-exporter.ts';
import { gateProbes } from './gate-probes.ts';
import { metricProbes } from './metric-probes.ts';
import { scorecardPolicy } from './scorecard-policy.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface GradeScorecardParts {
  readonly store: ViolationStore;
  readonly ledger: SweepLedger;
  readonly money: MoneyLedger;
  readonly history: ScorecardHistory;
  readonly log: DeploymentLog;
  readonly clock: Clock;
  /** Absent where no collector is configured. */
  readonly exporter?: FigureExporter;
  readonly regions: readonly string[];
  readonly policy: ScorecardPolicy;
  readonly probes: ReturnType<typeof gateProbes> & ReturnType<typeof metricProbes>;
}

export function wireGradeScorecard(environment: Environment): GradeScorecardParts {
  const { settingsFile, tableName, regions } = environment;
  const { scorecard, deployment, metrics } = readBundledSettings(settingsFile);
  const client = tableClient();
  const table = { tableName, keepDays: deployment.keepDays };
  const exporter = wireFigureExporter(metrics);
  return {
    store: violationStore(client, table),
    ledger: sweepLedger(client, table),
    money: moneyLedger(client, table),
    history: scorecardTable(client, table),
    log: deploymentTable(client, table),
    clock: systemClock,
    ...(exporter && { exporter }),
    regions,
    policy: scorecardPolicy(scorecard),
    probes: { ...gateProbes(scorecard, regions), ...metricProbes(scorecard, regions) },
  };
}
