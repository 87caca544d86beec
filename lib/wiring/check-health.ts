import { SNSClient } from '@aws-sdk/client-sns';
import { healthTable } from '../adapters/aws/health-table.ts';
import { topicAnnouncer } from '../adapters/aws/topic-announcer.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { AcceptedFinding } from '../domain/health/accept-finding.ts';
import type { Announcer } from '../ports/announcer.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthLedger } from '../ports/health-ledger.ts';
import { healthChecks } from './health-checks.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface CheckHealthParts {
  readonly ledger: HealthLedger;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly accepted: readonly AcceptedFinding[];
  /** The checks of the account a function runs in. */
  readonly checksOf: (account: string, partition: string) => ReturnType<typeof healthChecks>;
}

export function wireCheckHealth(environment: Environment): CheckHealthParts {
  const { settingsFile, tableName, topicArn, stackName, regions } = environment;
  const settings = readBundledSettings(settingsFile);
  const { keepDays } = settings.deployment;
  return {
    ledger: healthTable(tableClient(), { tableName, keepDays }),
    announcer: topicAnnouncer(new SNSClient({ maxAttempts: 5 }), topicArn),
    clock: systemClock,
    accepted: settings.health.accepted as AcceptedFinding[],
    checksOf: (account, partition) =>
      healthChecks(settings, { stackName, account, partition, regions }),
  };
}
