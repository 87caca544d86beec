import type { Effect } from '../../../domain/change/effect.ts';
import { serviceOf } from './names.ts';
import { objectAt, type RawRecord, textAt } from './raw-record.ts';

/** Services that write events about people who sign in and look around. */
const portals: ReadonlySet<string> = new Set(['signin', 'sso', 'sso-directory']);

/** A step of somebody's signing in: what a portal writes about a person is no service's own act. */
export function isSignIn(record: RawRecord): boolean {
  const type = textAt(record, 'eventType');
  if (type === 'AwsConsoleSignIn') return true;
  return type === 'AwsServiceEvent' && portals.has(serviceOf(textAt(record, 'eventSource') ?? ''));
}

/** Unusual numbers of calls, as CloudTrail itself reports them. */
export const isInsight = (record: RawRecord): boolean =>
  textAt(record, 'eventType') === 'AwsCloudTrailInsight' ||
  textAt(record, 'eventCategory') === 'Insight';

/** The way a call took through a VPC endpoint; the call itself is logged apart. */
const isNetworkActivity = (record: RawRecord): boolean =>
  textAt(record, 'eventType') === 'AwsVpceEvent' ||
  textAt(record, 'eventCategory') === 'NetworkActivity';

/** What a record tells that is no call of its own and so changes nothing, whatever name it bears. */
export function toldInstead(
  record: RawRecord,
): Extract<Effect, 'session' | 'telemetry'> | undefined {
  if (isSignIn(record)) return 'session';
  return isInsight(record) || isNetworkActivity(record) ? 'telemetry' : undefined;
}

/** An insight keeps the name of the call it reports on apart. */
export function placed(record: RawRecord): RawRecord {
  if (!isInsight(record) || textAt(record, 'eventName') !== undefined) return record;
  const { eventSource, eventName } = objectAt(record, 'insightDetails');
  return { ...record, eventSource, eventName };
}
