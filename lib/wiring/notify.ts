import { deliveryLog } from '../adapters/aws/delivery-table.ts';
import {
  newsOfStream,
  type StreamChange,
  violationOfStream,
} from '../adapters/aws/stream-record.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { IncidentNews } from '../domain/violation/incident-news.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { Channel } from '../ports/channel.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { PriceList } from '../ports/price-list.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { wireChannels } from './channels.ts';
import { wireDrift } from './drift.ts';
import { keptPrices } from './explain-anomalies.ts';
import { type IncidentParts, wireIncidents } from './incidents.ts';
import { type PaceParts, wirePace } from './pace.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

interface NotifyParts {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  /** Absent where live resources are not looked at. */
  readonly drift?: DriftReader;
  /** Absent where prices are not looked up. */
  readonly prices?: PriceList;
  readonly pace: PaceParts;
  /** For how incidents stand that were told before. */
  readonly updates: IncidentParts & {
    readonly newsOf: (record: StreamChange) => IncidentNews | undefined;
  };
  /** The violation a stream record announces, if any; throws when it cannot be read. */
  readonly violationOf: (record: StreamChange) => Violation | undefined;
}

export function wireNotify(environment: Environment): NotifyParts {
  const { settingsFile, tableName, regions } = environment;
  const settings = readBundledSettings(settingsFile);
  return {
    channels: wireChannels(settings.alerts, environment),
    log: deliveryLog(tableClient(), { tableName, clock: systemClock }),
    violationOf: violationOfStream,
    ...(settings.money.prices && { prices: keptPrices(tableName) }),
    pace: wirePace(settings, tableName),
    updates: {
      ...wireIncidents(tableName, settings.deployment.keepDays),
      newsOf: newsOfStream,
    },
    ...wireDrift(settings, regions),
  };
}
