import { addDays, daysBetween } from '../calendar.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';
import { type CostLeaf, isSameLeaf } from './cost-leaf.ts';

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
  const downs = new Downs(episodes.filter(({ direction }) => direction === 'down'));
  const pairs = episodes
    .filter(({ direction, leaf }) => direction === 'up' && leaf.series === undefined)
    .flatMap((up) => downs.near(up).map((down) => ({ up, down, likeness: likenessOf(up, down) })))
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

/** Episodes by the day they began and what they can have in common with others. */
class Downs {
  readonly #byAccount: Index;
  readonly #byService: Index;
  readonly #days = new Map<string, readonly string[]>();

  constructor(downs: readonly AnomalyEpisode[]) {
    this.#byAccount = indexOf(downs, ({ account }) => account);
    this.#byService = indexOf(downs, ({ service }) => service);
  }

  /** Those of the same account or service as `up`, though not of its leaf, that began in the same days. */
  near({ since, leaf }: AnomalyEpisode): readonly AnomalyEpisode[] {
    const { account, service } = leaf;
    const found: AnomalyEpisode[] = [];
    for (const day of this.#daysNear(since)) {
      if (account !== undefined) found.push(...(this.#byAccount.get(day)?.get(account) ?? []));
      if (service !== undefined) found.push(...(this.#byService.get(day)?.get(service) ?? []));
    }
    return found.filter((down) => !isSameLeaf(down.leaf, leaf));
  }

  #daysNear(since: string): readonly string[] {
    const known = this.#days.get(since);
    if (known !== undefined) return known;
    const days = daysBetween(addDays(since, -daysApart), addDays(since, daysApart + 1));
    this.#days.set(since, days);
    return days;
  }
}

type Index = ReadonlyMap<string, ReadonlyMap<string | undefined, readonly AnomalyEpisode[]>>;

const indexOf = (
  episodes: readonly AnomalyEpisode[],
  nameOf: (leaf: CostLeaf) => string | undefined,
): Index =>
  new Map(
    [...Map.groupBy(episodes, ({ since }) => since)].map(([day, all]) => [
      day,
      Map.groupBy(all, ({ leaf }) => nameOf(leaf)),
    ]),
  );

function likenessOf(up: AnomalyEpisode, down: AnomalyEpisode): number {
  const [more, less] = [Math.abs(up.dailyImpact), Math.abs(down.dailyImpact)];
  return Math.min(more, less) / Math.max(more, less, Number.MIN_VALUE);
}
