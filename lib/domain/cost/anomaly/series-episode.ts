/** A run of days on which a series cost more, or less, than expected. Days count from the series' first. */
export interface SeriesEpisode {
  readonly direction: 'up' | 'down';
  /** The day it was noticed. */
  readonly opened: number;
  /** The day after its last; undefined while it is open. */
  readonly ended?: number;
  /** `new-level`: it lasted so long that it is what is expected from then on. */
  readonly endedAs?: 'back' | 'new-level';
  /** Days on which it was told: the first, and each on which it had grown much since. */
  readonly told: readonly number[];
  /** What each day was expected to cost, from `opened` on. */
  readonly expected: readonly number[];
}
