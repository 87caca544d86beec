import { gapsOf, type Look, someOf, valuesOf } from '../look.ts';
import { type MetricFrame, measured, unmeasured } from '../metric.ts';
import type { Metric } from '../scorecard.ts';

/** What a day cost once and what it costs now, both made comparable by whoever compares them. */
export interface CostComparison {
  /** Cost of an average day of the baseline, in one currency with `currentDaily`. */
  readonly baselineDaily: number;
  readonly currentDaily: number;
  /** Complete days that `currentDaily` rests on. */
  readonly currentDays: number;
  /** What was compared with what; one sentence without a full stop. */
  readonly how: string;
}

const how = 'the cost of an average day against that of the baseline';

/** By how many per cent a day is cheaper than in the baseline; negative when it is dearer. */
export function costReduction(look: Look<CostComparison>, targetPercent: number): Metric {
  const frame: MetricFrame = {
    id: 'cost-reduction',
    unit: 'percent',
    comparison: 'at-least',
    target: targetPercent,
    samplesOf: 'days',
  };
  const [found] = valuesOf([look]);
  if (found === undefined) return unmeasured(frame, someOf(gapsOf([look])), { how });
  const { baselineDaily, currentDaily, currentDays } = found;
  if (!(baselineDaily > 0))
    return unmeasured(frame, 'the baseline is not above zero', { how: found.how });
  const value = (1 - currentDaily / baselineDaily) * 100;
  return measured(frame, { value, how: found.how, samples: currentDays });
}
