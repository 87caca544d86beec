import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import { addDays } from '../domain/cost/calendar.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import {
  type BilledUnder,
  daysBack,
  findSuspects,
  isInTime,
  type PossibleCause,
} from '../domain/violation/find-suspects.ts';
import type { Suspect } from '../domain/violation/suspect.ts';
import { undoneSoon } from '../domain/violation/undone-soon.ts';
import type { ChangeSource, TimeWindow } from '../ports/change-source.ts';
import type { PriceList } from '../ports/price-list.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { priceOf } from './price-of.ts';

export interface ExplainAnomaliesDeps {
  readonly changes: ChangeSource;
  readonly billedUnder: BilledUnder;
  /** Absent where prices are not looked up: they are unknown then. */
  readonly prices?: PriceList;
}

/** Changes kept for pricing; more than this in the days before an anomaly nobody would read. */
const mostChanges = 20_000;

/**
 * The changes that can explain each episode, by its id. Reads the changes once, in the days that
 * matter, and prices only those that are priced. A price list that fails makes prices unknown. `unseen`
 * names the episodes of whose days no event was seen at all: nothing can be said of them.
 */
export async function explainAnomalies(
  { changes, billedUnder, prices }: ExplainAnomaliesDeps,
  episodes: readonly AnomalyEpisode[],
): Promise<{
  readonly suspects: ReadonlyMap<string, readonly Suspect[]>;
  readonly unseen: ReadonlySet<string>;
  readonly faults: readonly ReadFault[];
}> {
  const days = episodes.map(({ since }) => since).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined)
    return { suspects: new Map(), unseen: new Set(), faults: [] };
  const window = {
    from: `${addDays(first, -daysBack)}T00:00:00Z`,
    to: `${addDays(last, 1)}T00:00:00Z`,
  };
  const { possible, seenDays, faults } = await possibleCauses(changes, window, prices);
  const suspects = episodes.map(
    (episode) => [episode.id, findSuspects(episode, possible, billedUnder)] as const,
  );
  const isSeen = ({ since }: AnomalyEpisode) => seenDays.some((day) => isInTime(day, since));
  const unseen = episodes.filter((episode) => !isSeen(episode)).map(({ id }) => id);
  return { suspects: new Map(suspects), unseen: new Set(unseen), faults };
}

/** The changes of a window that may cost something, each once, with their prices. */
async function possibleCauses(
  changes: ChangeSource,
  window: Required<TimeWindow>,
  prices: PriceList | undefined,
) {
  const faults: ReadFault[] = [];
  const events = new Map<string, ChangeEvent>();
  const seenDays = new Set<string>();
  let leftOut = 0;
  for await (const batch of changes.read(window)) {
    faults.push(...batch.faults);
    for (const { at } of batch.events) seenDays.add(at.slice(0, 10));
    for (const event of batch.events.filter(isCandidate))
      if (events.size < mostChanges) events.set(event.id, event);
      else leftOut += 1;
  }
  const message = `${leftOut} changes beyond the first ${mostChanges} were not held against the anomalies`;
  if (leftOut > 0) faults.push({ source: 'changes', code: 'unsupported', message });
  const undone = undoneSoon(events.values());
  const possible: PossibleCause[] = [];
  for (const event of events.values()) {
    const minutes = undone.get(event.id);
    const price = await priceOf(event, prices);
    possible.push({ event, price, ...(minutes !== undefined && { undoneAfterMinutes: minutes }) });
  }
  return { possible, seenDays: [...seenDays], faults };
}

const isCandidate = ({ outcome, effect }: ChangeEvent): boolean =>
  outcome.kind === 'succeeded' && mayCost.has(effect);

const mayCost: ReadonlySet<string> = new Set(['configuration', 'operation']);

/** The changes that were recorded as violations, as a source of changes: what a deployed Bandog knows without asking again. */
export const recordedChanges = (store: Pick<ViolationStore, 'list'>): ChangeSource => ({
  async *read({ from = '', to = '' }) {
    const faults: ReadFault[] = [];
    for await (const violation of store.list({ from, to }, (fault) => faults.push(fault)))
      if (violation.subject === 'change') yield { events: [violation.event], faults: [] };
    yield { events: [], faults };
  },
});
