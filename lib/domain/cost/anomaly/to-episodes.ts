import { fingerprint } from '../../violation/fingerprint.ts';
import { toDate } from '../calendar.ts';
import type { AnomalyEpisode, AnomalyNature, EpisodeDay } from './anomaly-episode.ts';
import { leafKey } from './cost-leaf.ts';
import type { LeafSeries } from './leaf-series.ts';
import type { SeriesEpisode } from './series-episode.ts';

/** Days that say whether something is new. */
const daysBefore = 28;
/** What costs less than this share of what it did, or will, costs nothing. */
const nothing = 0.01;
const newestDays = 3;

/** What was `found` in each of these leaves, past and running, in their order and in that of time. */
export function toEpisodes(
  leaves: readonly LeafSeries[],
  found: readonly (readonly SeriesEpisode[])[],
): AnomalyEpisode[] {
  const dateOf = dates();
  return leaves.flatMap((leaf, index) =>
    (found[index] ?? []).map((episode) => toEpisode(leaf, episode, dateOf)),
  );
}

/** Thousands of episodes share their days: the text of each is kept once. */
function dates(): typeof toDate {
  const known = new Map<number, string>();
  return (day) => {
    const date = known.get(day) ?? toDate(day);
    known.set(day, date);
    return date;
  };
}

function toEpisode(
  { leaf, firstDay, values }: LeafSeries,
  found: SeriesEpisode,
  dateOf: typeof toDate,
): AnomalyEpisode {
  const { direction, opened, before, expected } = found;
  const first = opened - before.length;
  const days = [...before, ...expected].map(
    (usual, index): EpisodeDay => ({
      date: dateOf(firstDay + first + index),
      amount: values[first + index] ?? 0,
      expected: usual,
    }),
  );
  const since = dateOf(firstDay + first);
  const newest = days.slice(-newestDays);
  return {
    id: fingerprint('anomaly', leafKey(leaf), direction, since),
    leaf,
    direction,
    nature: natureOf(direction, values, first, days),
    since,
    opened: dateOf(firstDay + opened),
    lastDay: days.at(-1)?.date ?? since,
    state: found.endedAs ?? 'open',
    days,
    impact: differenceOf(days),
    dailyImpact: differenceOf(newest) / newest.length,
  };
}

const differenceOf = (days: readonly EpisodeDay[]): number =>
  days.reduce((sum, { amount, expected }) => sum + amount - expected, 0);

function natureOf(
  direction: 'up' | 'down',
  values: Float64Array,
  first: number,
  days: readonly EpisodeDay[],
): AnomalyNature {
  const past = values.subarray(Math.max(0, first - daysBefore), first);
  const then = past.reduce((sum, value) => sum + value, 0) / Math.max(1, past.length);
  const now = days.reduce((sum, { amount }) => sum + amount, 0) / Math.max(1, days.length);
  if (direction === 'up') return then <= nothing * now ? 'new' : 'more';
  return now <= nothing * then ? 'vanished' : 'less';
}
