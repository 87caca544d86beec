import { type ScorecardWeek, toWeek } from '../../domain/scorecard/history.ts';
import type { Scorecard } from '../../domain/scorecard/scorecard.ts';
import type { ScorecardHistory } from '../../ports/scorecard-history.ts';

/** Scorecards in memory; it may begin with the rows of earlier weeks. */
export function memoryScorecardHistory(earlier: readonly ScorecardWeek[] = []): ScorecardHistory {
  const rows = new Map(earlier.map((row) => [row.week, row]));
  let last: Scorecard | undefined;
  return {
    async save(scorecard) {
      last = scorecard;
      const row = toWeek(scorecard);
      rows.set(row.week, row);
    },
    async latest() {
      return last;
    },
    async weeks(from) {
      return [...rows.values()]
        .filter(({ week }) => week >= from)
        .sort((a, b) => (a.week < b.week ? -1 : 1));
    },
  };
}
