import { addDays } from '../calendar.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';
import { daysApart, sharesSomething } from './offsets.ts';

/** Episodes that moved together. */
export interface AnomalyGroup {
  /** Greatest impact first. */
  readonly episodes: readonly [AnomalyEpisode, ...AnomalyEpisode[]];
  /** In the reading's currency; of a plain file, whose columns may hold each other, the greatest one's. */
  readonly impact: number;
  readonly dailyImpact: number;
}

/**
 * Rolls episodes up by money: those of one direction that began in the same days and share an account
 * or a service, directly or through others, are one group. Greatest impact first.
 */
export function rollUp(episodes: readonly AnomalyEpisode[]): AnomalyGroup[] {
  const groups: AnomalyEpisode[][] = [];
  let running: AnomalyEpisode[][] = [];
  for (const episode of episodes.toSorted(byTime)) {
    const from = addDays(episode.since, -daysApart);
    groups.push(...running.filter(([first]) => first !== undefined && first.since < from));
    running = running.filter(([first]) => first !== undefined && first.since >= from);
    const near = running.filter((group) => group.some((other) => movedTogether(episode, other)));
    running = [
      ...running.filter((group) => !near.includes(group)),
      [...near.flat(), episode].sort(byTime),
    ];
  }
  return [...groups, ...running]
    .flatMap(toGroup)
    .sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact) || byId(a.episodes[0], b.episodes[0]));
}

/** Members below this share of what moved together do not matter. */
const leastPart = 0.02;

/** Those members of a group that matter to its money; the first one always does. */
export function partsThatMatter({ episodes, impact }: AnomalyGroup): readonly AnomalyEpisode[] {
  const least = leastPart * Math.abs(impact);
  return episodes.filter((it, index) => index === 0 || Math.abs(it.impact) >= least);
}

const movedTogether = (a: AnomalyEpisode, b: AnomalyEpisode): boolean =>
  a.direction === b.direction && sharesSomething(a, b);

const byTime = (a: AnomalyEpisode, b: AnomalyEpisode): number =>
  a.since === b.since ? byId(a, b) : a.since < b.since ? -1 : 1;

function toGroup(group: readonly AnomalyEpisode[]): AnomalyGroup[] {
  const [first, ...rest] = group.toSorted(
    (a, b) => Math.abs(b.impact) - Math.abs(a.impact) || byId(a, b),
  );
  if (first === undefined) return [];
  const counted = first.leaf.series === undefined ? [first, ...rest] : [first];
  const sum = (pick: (episode: AnomalyEpisode) => number) =>
    counted.reduce((total, episode) => total + pick(episode), 0);
  return [
    {
      episodes: [first, ...rest],
      impact: sum(({ impact }) => impact),
      dailyImpact: sum(({ dailyImpact }) => dailyImpact),
    },
  ];
}

const byId = (a: AnomalyEpisode, b: AnomalyEpisode): number => (a.id < b.id ? -1 : 1);
