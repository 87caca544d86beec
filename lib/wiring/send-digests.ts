import { deliveryLog } from '../adapters/aws/delivery-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { Channel } from '../ports/channel.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { wireChannels } from './channels.ts';
import { type IncidentParts, wireIncidents } from './incidents.ts';
import { type PaceParts, wirePace } from './pace.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface SendDigestsParts {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  readonly pace: PaceParts;
  /** For exceptions that end. */
  readonly incidents: IncidentParts;
}

export function wireSendDigests(environment: Environment): SendDigestsParts {
  const { settingsFile, tableName } = environment;
  const settings = readBundledSettings(settingsFile);
  return {
    channels: wireChannels(settings.alerts, environment),
    log: deliveryLog(tableClient(), { tableName, clock: systemClock }),
    pace: wirePace(settings, tableName),
    incidents: wireIncidents(tableName, settings.deployment.keepDays),
  };
}
