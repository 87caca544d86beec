import { gapsOf, type Look, someOf, valuesOf } from '../look.ts';
import { type MetricFrame, measured, unmeasured } from '../metric.ts';
import { nearestRank } from '../quantiles.ts';
import type { Metric, MetricDetail } from '../scorecard.ts';

/** One run of a stack from its start to its end. */
export interface StackOperation {
  /** The stack's name. */
  readonly stack: string;
  readonly seconds: number;
  /** `failed`: it was rolled back or gave up. */
  readonly outcome: 'completed' | 'failed';
}

const stacksShown = 5;
const how =
  'p95 of completed creations, updates and imports of stacks, start to end by their events';

/** How long a deployment takes. Those that failed are counted apart: how long they took says nothing. */
export function provisioningTime(
  looks: readonly Look<readonly StackOperation[]>[],
  targetSeconds: number,
): Metric {
  const frame: MetricFrame = {
    id: 'provisioning-time',
    unit: 'seconds',
    comparison: 'below',
    target: targetSeconds,
    samplesOf: 'stack operations',
  };
  const operations = valuesOf(looks).flat();
  const completed = operations.filter(({ outcome }) => outcome === 'completed');
  const gaps = gapsOf(looks);
  const details = [...byStack(completed), ...failures(operations.length - completed.length)];
  if (completed.length === 0) {
    const reason = ['no stack operation was completed in this period', ...gaps];
    return unmeasured(frame, someOf(reason), { how, details });
  }
  return measured(frame, {
    value: nearestRank(secondsOf(completed), 0.95),
    how: gaps.length === 0 ? how : `${how}; without ${someOf(gaps)}`,
    samples: completed.length,
    details,
  });
}

const secondsOf = (operations: readonly StackOperation[]) =>
  operations.map(({ seconds }) => seconds);

/** The p95 of the slowest stacks. */
function byStack(completed: readonly StackOperation[]): MetricDetail[] {
  return [...Map.groupBy(completed, ({ stack }) => stack)]
    .map(([stack, own]) => ({ stack, own: own.length, value: nearestRank(secondsOf(own), 0.95) }))
    .sort((a, b) => b.value - a.value || (a.stack < b.stack ? -1 : 1))
    .slice(0, stacksShown)
    .map(({ stack, own, value }) => ({ label: `${stack} (${own})`, value, unit: 'seconds' }));
}

const failures = (count: number): MetricDetail[] =>
  count === 0 ? [] : [{ label: 'failed or rolled back', value: count, unit: 'count' }];
