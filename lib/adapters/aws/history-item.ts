import type { Event } from '@aws-sdk/client-cloudtrail';
import { type ParsedRecord, parseRecord } from './cloudtrail/parse-record.ts';

/** One event of CloudTrail's event history, which holds the record as text. Never throws for its content. */
export function readHistoryItem({ CloudTrailEvent, EventId }: Event, source: string): ParsedRecord {
  const where = { source, place: `event ${EventId ?? 'without an id'}` };
  if (CloudTrailEvent === undefined) {
    const message = 'the event history holds this event without its record';
    return { fault: { ...where, field: 'CloudTrailEvent', code: 'missing-field', message } };
  }
  try {
    return parseRecord(JSON.parse(CloudTrailEvent), where);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `the record is not JSON: ${error.message}`;
    const value = CloudTrailEvent.slice(0, 200);
    return { fault: { ...where, field: 'CloudTrailEvent', value, code: 'not-json', message } };
  }
}
