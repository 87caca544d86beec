import { createHash } from 'node:crypto';
import { account, type Caller, homeRegion } from './callers.ts';

/** One made-up API call, as short as it can be written. */
export interface Call {
  /** ISO 8601 UTC, to the second. */
  readonly at: string;
  readonly by: Caller;
  /** `service:Action`. */
  readonly does: string;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
  /** @default false */
  readonly readOnly?: boolean;
  /** Why the call failed; absent when it succeeded. */
  readonly errorCode?: string;
  /** @default `AwsApiCall` */
  readonly eventType?: string;
}

/** Services whose events are recorded in us-east-1 only. */
const globalServices: ReadonlySet<string> = new Set(['iam', 'signin', 'cloudfront', 'route53']);

/** The call as a raw CloudTrail record. */
export function toRecord(call: Call): Record<string, unknown> {
  const [service = '', action = ''] = call.does.split(':');
  return {
    eventVersion: '1.11',
    userIdentity: call.by.userIdentity,
    eventTime: call.at,
    eventSource: `${service}.amazonaws.com`,
    eventName: action,
    awsRegion: globalServices.has(service) ? 'us-east-1' : homeRegion,
    sourceIPAddress: call.by.sourceIPAddress,
    userAgent: call.by.userAgent,
    ...(call.errorCode !== undefined && { errorCode: call.errorCode }),
    requestParameters: call.request ?? null,
    responseElements: call.response ?? null,
    eventID: eventId(call),
    readOnly: call.readOnly ?? false,
    eventType: call.eventType ?? 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...call.by.more,
  };
}

/** A UUID that depends on the call alone, so that the month is the same on every run. */
function eventId(call: Call): string {
  const digits = createHash('sha256').update(JSON.stringify(call)).digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The time `seconds` after `at`, to the second. */
export function later(at: string, seconds: number): string {
  return `${new Date(Date.parse(at) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}
