import { addDays } from '../calendar.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';
import { daysApart } from './offsets.ts';

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
  const groups: MovedTogether[] = [];
  let running: MovedTogether[] = [];
  for (const episode of episodes.toSorted(byTime)) {
    const from = addDays(episode.since, -daysApart);
    const isOver = ({ since }: MovedTogether) => since < from;
    if (running.some(isOver)) {
      groups.push(...running.filter(isOver));
      running = running.filter((group) => !isOver(group));
    }
    const [near, ...others] = running.filter((group) => group.takes(episode));
    if (near === undefined) running.push(new MovedTogether(episode));
    else near.add(episode, others);
    if (others.length > 0) running = running.filter((group) => !others.includes(group));
  }
  return [...groups, ...running]
    .flatMap(({ episodes }) => toGroup(episodes))
    .sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact) || byId(a.episodes[0], b.episodes[0]));
}

/** A group while it is gathered, in the order of time. */
class MovedTogether {
  /** When its first episode began. */
  readonly since: string;
  readonly #direction: AnomalyEpisode['direction'];
  readonly #accounts = new Set<string>();
  readonly #services = new Set<string>();
  #hasSeries = false;
  readonly episodes: AnomalyEpisode[] = [];

  constructor(first: AnomalyEpisode) {
    this.since = first.since;
    this.#direction = first.direction;
    this.add(first);
  }

  /** Whether it moved the same way and shares an account, a service or a plain file with any of these. */
  takes({ direction, leaf: { account, service, series } }: AnomalyEpisode): boolean {
    if (direction !== this.#direction) return false;
    const isOfFile = this.#hasSeries && series !== undefined;
    const sharesAccount = account !== undefined && this.#accounts.has(account);
    return isOfFile || sharesAccount || (service !== undefined && this.#services.has(service));
  }

  /** Adds an episode that joins it, and the groups that the episode joins it with. */
  add(episode: AnomalyEpisode, groups: readonly MovedTogether[] = []): void {
    const { account, service, series } = episode.leaf;
    this.episodes.push(episode);
    if (account !== undefined) this.#accounts.add(account);
    if (service !== undefined) this.#services.add(service);
    if (series !== undefined) this.#hasSeries = true;
    for (const group of groups) for (const other of group.episodes) this.add(other);
  }
}

/** Members below this share of what moved together do not matter. */
const leastPart = 0.02;

/** Those members of a group that matter to its money; the first one always does. */
export function partsThatMatter({ episodes, impact }: AnomalyGroup): readonly AnomalyEpisode[] {
  const least = leastPart * Math.abs(impact);
  return episodes.filter((it, index) => index === 0 || Math.abs(it.impact) >= least);
}

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
