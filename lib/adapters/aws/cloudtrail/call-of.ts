import { effectOf } from '../effects/effect-of.ts';
import { actorOf } from './actor.ts';
import type { Outline } from './details.ts';
import { toldInstead } from './event-kind.ts';
import { evidenceOf } from './evidence.ts';
import { actionOf, serviceOf } from './names.ts';
import { flagAt, type RawRecord, textAt } from './raw-record.ts';

/**
 * Fields that nearly every record has a content of its own in. What is left without them, its frame, is
 * the same in many records: who called, by what means and which action.
 */
export const ownFields = [
  'eventTime',
  'eventID',
  'requestID',
  'requestParameters',
  'responseElements',
  'resources',
  'additionalEventData',
  'errorMessage',
  'serviceEventDetails',
  'sharedEventID',
] as const;

const own: ReadonlySet<string> = new Set(ownFields);

/** The record without `ownFields`. */
export const frameOf = (record: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(record).filter(([field]) => !own.has(field)));

/** What can be told of a call from its frame alone. */
export type Call = Pick<
  Outline,
  | 'provider'
  | 'account'
  | 'region'
  | 'service'
  | 'action'
  | 'effect'
  | 'actor'
  | 'evidence'
  | 'sourceAddress'
>;

/** Reads a frame; what it says holds for every record with that frame. */
export function callOf(frame: RawRecord): Call {
  const actor = actorOf(frame);
  const service = serviceOf(textAt(frame, 'eventSource') ?? 'unknown');
  const action = actionOf(textAt(frame, 'eventName') ?? 'unknown');
  const sourceAddress = textAt(frame, 'sourceIPAddress');
  const effect = effectOf({
    service,
    action,
    readOnly: flagAt(frame, 'readOnly'),
    dataEvent:
      textAt(frame, 'eventCategory') === 'Data' || flagAt(frame, 'managementEvent') === false,
    told: toldInstead(frame),
  });
  return {
    provider: 'aws',
    account: textAt(frame, 'recipientAccountId') ?? actor.account ?? 'unknown',
    region: textAt(frame, 'awsRegion') ?? 'unknown',
    service,
    action,
    effect,
    actor,
    evidence: evidenceOf(frame, actor),
    ...(sourceAddress !== undefined && { sourceAddress }),
  };
}
