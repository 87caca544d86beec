import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import { type ParseOptions, parseRecord, type RecordPlace } from './parse-record.ts';
import { unwrap } from './unwrap.ts';

/** All events and faults of one JSON document, whatever shape its records are wrapped in. */
export function parseDocument(
  document: unknown,
  where: RecordPlace,
  options?: ParseOptions,
): { events: ChangeEvent[]; faults: ReadFault[] } {
  const events: ChangeEvent[] = [];
  const faults: ReadFault[] = [];
  for (const raw of unwrap(document)) {
    const { event, fault } = parseRecord(raw, where, options);
    if (event !== undefined) events.push(event);
    else faults.push(fault);
  }
  return { events, faults };
}
