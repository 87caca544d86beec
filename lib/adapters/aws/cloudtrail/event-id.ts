import { fingerprint } from '../../../domain/violation/fingerprint.ts';
import { jsonOf, objectAt, type RawRecord, textAt } from './raw-record.ts';

/**
 * What a call is known by. When an event lacked something, CloudTrail writes it a second time, with
 * an id of its own and the first one's in `addendum`: both tell of one call.
 */
export function eventIdOf(record: RawRecord): string {
  return (
    textAt(objectAt(record, 'addendum'), 'originalEventID') ??
    textAt(record, 'eventID') ??
    `no-event-id:${fingerprint(jsonOf(record))}`
  );
}
