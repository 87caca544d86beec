import type { ScorecardWeek } from '../domain/scorecard/history.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';

/** Keeps the last scorecard whole and every week as a compact row. */
export interface ScorecardHistory {
  /** Puts it in place of the last one, and its row in place of an earlier one of the same week. */
  save(scorecard: Scorecard): Promise<void>;
  /** Undefined before the first. */
  latest(): Promise<Scorecard | undefined>;
  /** Rows from the week `from` (its Monday, `YYYY-MM-DD`) on, oldest first, all pages. */
  weeks(from: string): Promise<readonly ScorecardWeek[]>;
}
