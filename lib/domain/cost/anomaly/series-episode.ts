/** A run of days on which a series cost more, or less, than expected. Days count from the series' first. */
export interface SeriesEpisode {
  readonly direction: 'up' | 'down';
  /** The day it was noticed. */
  readonly opened: number;
  /** What the days just before `opened` were expected to cost, oldest first, if they were off as well. */
  readonly before: readonly number[];
  /** The day after its last; undefined while it is open. */
  readonly ended?: number;
  /** `new-level`: it lasted so long that it is what is expected from then on. */
  readonly endedAs?: 'back' | 'new-level';
  /** What each day was expected to cost, from `opened` on. */
  readonly expected: readonly number[];
}
