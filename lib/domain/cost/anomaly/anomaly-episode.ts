import type { ChargeType } from '../charge-type.ts';
import type { CostLeaf } from './cost-leaf.ts';

/**
 * - `new`: it cost nothing before
 * - `vanished`: it costs nothing any more
 */
export type AnomalyNature = 'new' | 'vanished' | 'more' | 'less';

export interface EpisodeDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly amount: number;
  /** What the day was expected to cost, from the days before the episode. */
  readonly expected: number;
}

/** A part of a difference. All parts of an episode add up to its impact. */
export interface AnomalyCause {
  readonly region?: string;
  readonly usageType?: string;
  readonly resource?: string;
  /** Absent for what is left when the parts named are taken away. */
  readonly chargeType?: ChargeType;
  /** In the reading's currency; negative for what became cheaper. */
  readonly amount: number;
}

/** A run of days on which a leaf cost more, or less, than expected. Amounts are in the reading's currency. */
export interface AnomalyEpisode {
  /** The same episode keeps its id while it lasts, also when days are restated. */
  readonly id: string;
  readonly leaf: CostLeaf;
  readonly direction: 'up' | 'down';
  readonly nature: AnomalyNature;
  /** First day that stood out in that direction, `YYYY-MM-DD`: when it began, as far as can be told. */
  readonly since: string;
  /** The day on which it was plain. */
  readonly opened: string;
  /** Its last day so far. */
  readonly lastDay: string;
  /** `back`: it costs what it did before. `new-level`: it stayed, and is what is expected from now on. */
  readonly state: 'open' | 'back' | 'new-level';
  readonly days: readonly EpisodeDay[];
  /** What it cost more (positive) or less (negative) than expected, altogether. */
  readonly impact: number;
  /** The same, a day, over its newest days (at most three). */
  readonly dailyImpact: number;
  /** Largest first; absent when nobody looked. They add up to `impact`. */
  readonly causes?: readonly AnomalyCause[];
  /** A leaf that moved the other way by about as much in the same days: the cost went elsewhere. */
  readonly offsetBy?: CostLeaf;
}
