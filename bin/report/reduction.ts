import type { Settings } from '../../lib/config/settings.ts';
import type { ReportInput } from '../../lib/usecases/build-report.ts';
import { messageOf } from '../shared/error-text.ts';
import { adviceOf, periodOf } from '../shared/reduction-options.ts';
import type { ReportOptions } from './options.ts';

/** Adds how far costs came down, where a baseline is named; with a reason where that cannot be told. */
export async function addReduction(
  input: ReportInput,
  { costs, baseline, advice, adviceBefore }: ReportOptions,
  { scorecard }: Settings,
): Promise<ReportInput> {
  const { money } = input;
  if (baseline === undefined || typeof costs !== 'string' || money === undefined) return input;
  const days = periodOf(baseline, '--baseline');
  const { reduceCosts } = await import('../../lib/usecases/reduce-costs.ts');
  const { costsIn } = await import('../../lib/wiring/cost-file.ts');
  try {
    const { reduction } = await reduceCosts(
      {
        source: costsIn(costs),
        ...(advice !== undefined && { advice: await adviceOf(advice) }),
        ...(adviceBefore !== undefined && { adviceBefore: await adviceOf(adviceBefore) }),
      },
      { baseline: days, targetPercent: scorecard.targets.costReductionPercent },
    );
    return { ...input, money: { ...money, reduction } };
  } catch (error) {
    return { ...input, money: { ...money, reduction: { unknown: messageOf(error) } } };
  }
}
