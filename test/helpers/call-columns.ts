import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { CallColumns } from '../../lib/ports/change-source.ts';

/** The events of calls in columns, in order. */
export const eventsIn = (calls: CallColumns | undefined): ChangeEvent[] =>
  Array.from({ length: calls?.size ?? 0 }, (_, call) => calls?.event(call) as ChangeEvent);
