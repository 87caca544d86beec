import { addDays, daysBetween } from '../calendar.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';
import { isSameLeaf } from './cost-leaf.ts';

/** The smaller of two moves must be at least this share of the greater to make up for it. */
const aboutAsMuch = 0.7;
/** Moves that began so many days apart may be one. */
export const daysApart = 2;

/**
 * Marks episodes that make up for each other: one leaf costs more, another of the same account or the
 * same service costs about as much less, and both began in the same days. Each episode has at most one
 * counterpart: the nearest in amount.
 */
export function withOffsets(episodes: readonly AnomalyEpisode[]): AnomalyEpisode[] {
  const downs = Map.groupBy(
    episodes.filter(({ direction }) => direction === 'down'),
    ({ since }) => since,
  );
  const pairs = episodes
    .filter(({ direction }) => direction === 'up')
    .flatMap((up) =>
      daysBetween(addDays(up.since, -daysApart), addDays(up.since, daysApart + 1))
        .flatMap((day) => downs.get(day) ?? [])
        .filter((down) => mayMove(up, down))
        .map((down) => ({ up, down, likeness: likenessOf(up, down) })),
    )
    .filter(({ likeness }) => likeness >= aboutAsMuch)
    .sort(
      (a, b) => b.likeness - a.likeness || (a.up.id + a.down.id < b.up.id + b.down.id ? -1 : 1),
    );
  const counterparts = new Map<string, AnomalyEpisode>();
  for (const { up, down } of pairs) {
    if (counterparts.has(up.id) || counterparts.has(down.id)) continue;
    counterparts.set(up.id, down);
    counterparts.set(down.id, up);
  }
  return episodes.map((episode) => {
    const counterpart = counterparts.get(episode.id);
    return counterpart === undefined ? episode : { ...episode, offsetBy: counterpart.leaf };
  });
}

/** Columns of a plain file may hold each other, so that they say nothing of a move. */
const mayMove = (a: AnomalyEpisode, b: AnomalyEpisode): boolean =>
  a.leaf.series === undefined && !isSameLeaf(a.leaf, b.leaf) && sharesSomething(a, b);

/** True for leaves of one account, of one service, or of one plain file. */
function sharesSomething({ leaf: a }: AnomalyEpisode, { leaf: b }: AnomalyEpisode): boolean {
  if (a.series !== undefined && b.series !== undefined) return true;
  const sameAccount = a.account !== undefined && a.account === b.account;
  return sameAccount || (a.service !== undefined && a.service === b.service);
}

function likenessOf(up: AnomalyEpisode, down: AnomalyEpisode): number {
  const [more, less] = [Math.abs(up.dailyImpact), Math.abs(down.dailyImpact)];
  return Math.min(more, less) / Math.max(more, less, Number.MIN_VALUE);
}
