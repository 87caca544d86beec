import { recordChanges } from '../record-changes.ts';
import type { Compare } from './compare.ts';

/** A record of a zone that the call deleted: what it said of it is what is gone. */
export const deletedRecord: Compare = (call, held) => {
  const [change] = recordChanges(call);
  const isRecord = held.has('ttl') || held.has('records');
  if (change?.action !== 'DELETE' || !isRecord) return undefined;
  return [{ path: 'record', expected: change.part, change: 'removed' }];
};
