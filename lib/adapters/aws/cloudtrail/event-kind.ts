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
  textAt(record, 'eventCategory') === 'Insight' ||
  textAt(objectAt(record, 'insightDetails'), 'state') !== undefined;

/** The way a call took, through a VPC endpoint or by an assistant's tool; the call itself is logged apart. */
const isWayOfCall = (record: RawRecord): boolean =>
  /^Aws(Vpce|Mcp)Event$/.test(textAt(record, 'eventType') ?? '') ||
  textAt(record, 'eventCategory') === 'NetworkActivity';

/** What a record tells that is no call of its own and so changes nothing, whatever name it bears. */
export function toldInstead(
  record: RawRecord,
): Extract<Effect, 'session' | 'telemetry'> | undefined {
  if (isSignIn(record)) return 'session';
  return isInsight(record) || isWayOfCall(record) ? 'telemetry' : undefined;
}

/** An insight keeps the name of the call it reports on apart, and shortened copies may keep of a sign-in its name alone. */
export function placed(record: RawRecord): RawRecord {
  const name = textAt(record, 'eventName');
  if (name === 'ConsoleLogin' && textAt(record, 'eventSource') === undefined) {
    return { ...record, eventSource: 'signin.amazonaws.com' };
  }
  if (name !== undefined || !isInsight(record)) return record;
  const { eventSource, eventName } = objectAt(record, 'insightDetails');
  return { ...record, eventSource, eventName };
}
