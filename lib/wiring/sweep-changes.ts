import { eventHistory } from '../adapters/aws/event-history.ts';
import { sessionHistory } from '../adapters/aws/session-history.ts';
import { sweepLedger } from '../adapters/aws/sweep-table.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { ChangeSource } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Owners } from '../ports/owners.ts';
import type { SessionSource } from '../ports/session-source.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { deployedPolicy } from './deployed-policy.ts';
import { wireFollowUp } from './follow-up.ts';
import { historyClient } from './history-client.ts';
import { wireKeptOwners } from './kept-owners.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface SweepChangesParts {
  readonly policy: ChangePolicy;
  readonly store: ViolationStore;
  readonly clock: Clock;
  /** Absent where no inventory is configured. */
  readonly owners?: Owners;
  readonly ledger: SweepLedger;
  readonly regions: readonly string[];
  readonly sourceOf: (region: string) => ChangeSource;
  readonly sessions: SessionSource;
  /** What comes after the reading. */
  readonly followUp: ReturnType<typeof wireFollowUp>;
}

export function wireSweepChanges(environment: Environment): SweepChangesParts {
  const { settingsFile, tableName, regions } = environment;
  const settings = readBundledSettings(settingsFile);
  const { policy, deployment, owners } = settings;
  const client = tableClient();
  const table = { tableName, keepDays: deployment.keepDays };
  const store = violationStore(client, table);
  return {
    policy: deployedPolicy(policy, environment),
    store,
    clock: systemClock,
    ...wireKeptOwners(owners, tableName),
    ledger: sweepLedger(client, table),
    regions,
    sourceOf: (region) => eventHistory(historyClient(region), { region }),
    sessions: sessionHistory(historyClient),
    followUp: wireFollowUp({ settings, store, client, table, regions }),
  };
}
