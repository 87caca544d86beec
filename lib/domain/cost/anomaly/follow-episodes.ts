import type { AnomalyEpisode } from './anomaly-episode.ts';
import { type AnomalyMemory, type TrackedEpisode, trackedAnew } from './anomaly-memory.ts';
import { leafKey } from './cost-leaf.ts';

/** Looks on newer days it takes until an episode that is found no more counts as over. */
const missesToEnd = 2;

/**
 * Puts what is found now together with what was known: an episode keeps its id, its incident and its
 * first day while it lasts, also when days are restated. One that is found no more, because its days
 * cost something else than was said, ends after two looks on newer days. An old episode that nobody
 * had seen is not taken up: it is over.
 */
export function followEpisodes(
  memory: AnomalyMemory | undefined,
  found: readonly AnomalyEpisode[],
  judgedUntil: string,
): TrackedEpisode[] {
  const unseen = Map.groupBy(found, keyOf);
  const isNewer = memory === undefined || judgedUntil > memory.judgedUntil;
  const known = (memory?.episodes ?? []).toSorted(openFirst).map((tracked) => {
    const same = unseen.get(keyOf(tracked.episode)) ?? [];
    const now = same.findLast((episode) => overlap(tracked.episode, episode));
    if (now === undefined) return missing(tracked, isNewer);
    unseen.set(
      keyOf(now),
      same.filter((episode) => episode !== now),
    );
    const { id } = tracked.episode;
    return { ...tracked, episode: { ...now, id }, missed: 0 };
  });
  const ids = new Set(known.map(({ episode }) => episode.id));
  const isNew = ({ id, state, opened }: AnomalyEpisode) =>
    !ids.has(id) && (state === 'open' || (memory !== undefined && opened >= memory.judgedUntil));
  const fresh = [...unseen.values()].flat().filter(isNew);
  return [...known, ...fresh.map(trackedAnew)];
}

const keyOf = ({ leaf, direction }: AnomalyEpisode): string => `${leafKey(leaf)}\u0000${direction}`;

const openFirst = (a: TrackedEpisode, b: TrackedEpisode): number =>
  Number(b.episode.state === 'open') - Number(a.episode.state === 'open');

const overlap = (a: AnomalyEpisode, b: AnomalyEpisode): boolean =>
  a.since <= b.lastDay && b.since <= a.lastDay;

function missing(tracked: TrackedEpisode, isNewer: boolean): TrackedEpisode {
  if (tracked.episode.state !== 'open' || !isNewer) return tracked;
  const missed = tracked.missed + 1;
  if (missed < missesToEnd) return { ...tracked, missed };
  return { ...tracked, missed, episode: { ...tracked.episode, state: 'back' } };
}
