import { type Alert, toAlerts } from '../domain/violation/alert.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { Channel } from '../ports/channel.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { PriceList } from '../ports/price-list.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';
import { addDifferences } from './add-differences.ts';
import { addPrices } from './price-of.ts';

export interface NotifyDeps {
  readonly channels: readonly Channel[];
  readonly log: DeliveryLog;
  /** Looks at what was changed before it is told. @default nobody looks */
  readonly drift?: DriftReader;
  /** Says what changes are expected to cost. @default nobody looks */
  readonly prices?: PriceList;
}

/** One alert that a channel did not take. */
interface DeliveryFailure {
  readonly channel: string;
  readonly incidentId: string;
  /** Fingerprints of the violations it would have told. */
  readonly fingerprints: readonly string[];
  readonly error: unknown;
}

export interface NotifyResult {
  /** Messages that were accepted. */
  readonly delivered: number;
  readonly failures: readonly DeliveryFailure[];
}

/**
 * Tells every channel of every violation once, one message an incident. A failure stops neither the
 * other channels nor the other alerts. Told twice is only what a crash between sending and noting
 * leaves behind.
 */
export async function notify(
  deps: NotifyDeps,
  violations: readonly Violation[],
): Promise<NotifyResult> {
  const failures: DeliveryFailure[] = [];
  let delivered = 0;
  const looked = await addDifferences(deps.drift, distinct(violations));
  for (const alert of toAlerts(await addPrices(deps.prices, looked))) {
    for (const channel of deps.channels) {
      try {
        if (await tell(deps.log, channel, alert)) delivered += 1;
      } catch (error) {
        const fingerprints = alert.violations.map(({ fingerprint }) => fingerprint);
        const { incidentId } = alert;
        failures.push({ channel: channel.name, incidentId, fingerprints, error });
      }
    }
  }
  return { delivered, failures };
}

const distinct = (violations: readonly Violation[]): Violation[] => [
  ...new Map(violations.map((violation) => [violation.fingerprint, violation])).values(),
];

/** Delivers what this channel has not told yet; false when there is nothing. */
async function tell(log: DeliveryLog, channel: Channel, alert: Alert): Promise<boolean> {
  const untold: Violation[] = [];
  for (const violation of alert.violations) {
    if (!(await log.wasDelivered(violation.fingerprint, channel.name))) untold.push(violation);
  }
  const [news] = toAlerts(untold);
  if (news === undefined) return false;
  await channel.deliver(news);
  for (const { fingerprint } of news.violations) {
    await log.markDelivered(fingerprint, channel.name);
  }
  return true;
}
