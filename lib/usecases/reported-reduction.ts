import type { CostReading } from '../domain/cost/cost-record.ts';
import { comparePeriods } from '../domain/cost/reduction/compare-periods.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';
import type { MoneySection } from '../domain/scorecard/report.ts';

/** What costs are compared with, and what is aimed at. */
export type ReductionPolicy = Pick<ScorecardPolicy, 'targets' | 'costBaseline'>;

/**
 * How far the costs of a reading came down since the configured baseline, for a report; nothing where
 * none is configured. It is compared by day where its period names days that the reading holds.
 */
export function reportedReduction(
  reading: CostReading,
  { costBaseline: baseline, targets }: ReductionPolicy,
  on: string,
): Pick<MoneySection, 'reduction'> {
  if (baseline === undefined) return {};
  const days = daysOf(baseline.period);
  if (days === undefined)
    return unknown(
      `the baseline's period ${JSON.stringify(baseline.period)} names no days; write it as YYYY-MM-DD to YYYY-MM-DD, as bandog reduce does`,
    );
  const whole = scopeRecords(reading, {});
  if (whole.kind === 'unknown') return unknown('no series of the costs stands for the whole');
  try {
    const targetPercent = targets.costReductionPercent;
    const options = { baseline: days, on, targetPercent };
    return { reduction: comparePeriods(reading, whole.records, options) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unknown(`${why}. bandog reduce compares it from an export`);
  }
}

const unknown = (why: string) => ({ reduction: { unknown: why } });

/** The days of a period as `bandog reduce` writes it. */
function daysOf(period: string): { from: string; until: string } | undefined {
  const [, from, until] = /^(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)$/.exec(period.trim()) ?? [];
  return from === undefined || until === undefined || until < from ? undefined : { from, until };
}
