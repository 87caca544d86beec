import { anomalyTable } from '../adapters/aws/anomaly-table.ts';
import { costHistoryTable } from '../adapters/aws/cost-history-table.ts';
import { eventHistory } from '../adapters/aws/event-history.ts';
import { moneyLedger } from '../adapters/aws/money-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import { type AnomalyLimits, detectorsOf } from '../domain/cost/anomaly/anomaly-limits.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';
import type { BilledUnder } from '../domain/violation/find-suspects.ts';
import type { AnomalyLedger } from '../ports/anomaly-ledger.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { CostHistory } from '../ports/cost-history.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { PriceList } from '../ports/price-list.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { type CostParts, costParts } from './cost-parts.ts';
import { billing, keptPrices } from './explain-anomalies.ts';
import { historyClient } from './history-client.ts';
import { scorecardPolicy } from './scorecard-policy.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface DailyCostParts {
  readonly store: ViolationStore;
  readonly ledger: MoneyLedger;
  readonly history: CostHistory;
  readonly clock: Clock;
  /** Absent when anomalies are to be left alone. */
  readonly anomalies?: {
    readonly detectors: readonly AnomalyLimits[];
    readonly ledger: AnomalyLedger;
    readonly why: {
      readonly billedUnder: BilledUnder;
      readonly prices?: PriceList;
      readonly further: readonly { readonly name: string; readonly source: ChangeSource }[];
    };
  };
  /** What costs are compared with in reports. */
  readonly reduction: ScorecardPolicy;
  /** What is needed to judge the costs of one account. */
  readonly costsOf: (account: string) => CostParts;
}

export function wireDailyCost({ settingsFile, tableName, regions }: Environment): DailyCostParts {
  const settings = readBundledSettings(settingsFile);
  const client = tableClient();
  const table = { tableName, keepDays: settings.deployment.keepDays };
  const { anomalies } = settings.money;
  return {
    ...(anomalies && {
      anomalies: {
        detectors: detectorsOf(anomalies),
        ledger: anomalyTable(client, table),
        why: {
          ...billing,
          ...(settings.money.prices && { prices: keptPrices(tableName) }),
          // What policy allows is recorded nowhere, and explains an anomaly as well.
          further: regions.map((region) => ({
            name: `the event history of ${region}`,
            source: eventHistory(historyClient(region), { region }),
          })),
        },
      },
    }),
    store: violationStore(client, table),
    ledger: moneyLedger(client, table),
    history: costHistoryTable(client, table),
    clock: systemClock,
    reduction: scorecardPolicy(settings.scorecard),
    costsOf: costParts(settings.money),
  };
}
