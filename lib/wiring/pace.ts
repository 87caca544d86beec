import { alertQueueTable } from '../adapters/aws/alert-queue-table.ts';
import { toAlertPlan } from '../config/alert-plan.ts';
import type { Settings } from '../config/settings.ts';
import type { AlertPlan } from '../domain/alert/alert-plan.ts';
import type { AlertQueue } from '../ports/alert-queue.ts';
import type { Clock } from '../ports/clock.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

export interface PaceParts {
  readonly plan: AlertPlan;
  readonly queue: AlertQueue;
  readonly clock: Clock;
}

/** Who is told what and how often, with what is put aside in the table. */
export function wirePace({ alerts, deployment }: Settings, tableName: string): PaceParts {
  const { keepDays } = deployment;
  return {
    plan: toAlertPlan(alerts),
    queue: alertQueueTable(tableClient(), { tableName, keepDays, clock: systemClock }),
    clock: systemClock,
  };
}
