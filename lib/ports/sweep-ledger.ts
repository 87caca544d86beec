import type { ChangeTally } from '../domain/change/tally.ts';
import type { TimeWindow } from './change-source.ts';

/** One window that was read to its end, with all that was counted in it. */
export interface SweptWindow {
  readonly region: string;
  /** ISO 8601 UTC; windows are aligned to their length. */
  readonly from: string;
  readonly to: string;
  readonly sweptAt: string;
  readonly tally: ChangeTally;
  /** How many changes each exception excused, by `exceptionKey`; one that is missing excused none. */
  readonly exceptionUses: Readonly<Record<string, number>>;
}

export interface SweepLedger {
  /** End of the last window read to its end in this region; undefined before the first. */
  watermark(region: string): Promise<string | undefined>;
  /** Stores the window in place of an earlier reading of it, then moves the watermark forward, never back. */
  close(window: SweptWindow): Promise<void>;
  list(window: Required<TimeWindow>): AsyncIterable<SweptWindow>;
}
