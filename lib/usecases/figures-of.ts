import { countsOf, type Gauge, gaugesOf } from '../domain/scorecard/gauges.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';

/** What a graded scorecard tells a collector. */
export const figuresOf = (
  scorecard: Scorecard,
): { readonly gauges: readonly Gauge[]; readonly counts: readonly Gauge[] } => ({
  gauges: gaugesOf({ scorecard }),
  counts: countsOf(scorecard),
});
