import { parseRecord } from '../adapters/aws/cloudtrail/parse-record.ts';
import { unwrap } from '../adapters/aws/cloudtrail/unwrap.ts';
import { violationStore } from '../adapters/aws/violation-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { ChangeBatch } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Owners } from '../ports/owners.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { deployedPolicy } from './deployed-policy.ts';
import { wireKeptOwners } from './kept-owners.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface OnChangeParts {
  readonly policy: ChangePolicy;
  readonly store: ViolationStore;
  readonly clock: Clock;
  /** Absent where no inventory is configured. */
  readonly owners?: Owners;
  /** The changes inside an EventBridge envelope. */
  readonly readChanges: (envelope: unknown) => ChangeBatch;
}

export function wireOnChange(environment: Environment): OnChangeParts {
  const { settingsFile, tableName } = environment;
  const { policy, deployment, owners } = readBundledSettings(settingsFile);
  return {
    policy: deployedPolicy(policy, environment),
    store: violationStore(tableClient(), { tableName, keepDays: deployment.keepDays }),
    clock: systemClock,
    ...wireKeptOwners(owners, tableName),
    readChanges(envelope) {
      const read = unwrap(envelope).map((raw) => parseRecord(raw, { source: 'EventBridge' }));
      return {
        events: read.flatMap(({ event }) => event ?? []),
        faults: read.flatMap(({ fault }) => fault ?? []),
      };
    },
  };
}
