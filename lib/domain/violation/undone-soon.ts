import type { ChangeEvent } from '../change/change-event.ts';
import { LaterCalls } from '../change/later-calls.ts';

/** What was undone within this time cost next to nothing. */
const soonMs = 60 * 60_000;

/** After how many minutes each change was undone by another of these, by its id; those that lasted longer than an hour are left out. */
export function undoneSoon(events: Iterable<ChangeEvent>): ReadonlyMap<string, number> {
  const all = [...events];
  const laterCalls = new LaterCalls();
  // Who undid it does not matter here: it is gone either way.
  for (const event of all) laterCalls.add(event, 'unknown');
  return new Map(
    all.flatMap((event) => {
      const end = laterCalls.endOf(event);
      const lasted = end === undefined ? Number.NaN : Date.parse(end.at) - Date.parse(event.at);
      return lasted <= soonMs ? [[event.id, Math.round(lasted / 60_000)] as const] : [];
    }),
  );
}
