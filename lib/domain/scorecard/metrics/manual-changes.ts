import { type ChangeTally, iacShare } from '../../change/tally.ts';
import { someOf } from '../look.ts';
import { type MetricFrame, measured, unmeasured } from '../metric.ts';
import type { Metric, MetricDetail } from '../scorecard.ts';

interface ManualChangesInput {
  /** Everything counted in the period. */
  readonly tally: ChangeTally;
  /** What was not looked at in the period, in sentences. */
  readonly gaps: readonly string[];
  /** Time of the last change by hand that is known of, ISO 8601 UTC. */
  readonly lastManualAt?: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Most of them that is still well. */
  readonly target: number;
}

const how = 'changes whose evidence says that a person made them, of all changes in the audit log';

/**
 * Changes by hand in the period. Some that were seen are a fact, whatever else was missed; a number
 * within the target is one only when nothing was missed.
 */
export function manualChanges({
  tally,
  gaps,
  lastManualAt,
  now,
  target,
}: ManualChangesInput): Metric {
  const frame: MetricFrame = {
    id: 'manual-changes',
    unit: 'count',
    comparison: 'at-most',
    target,
    samplesOf: 'changes',
  };
  const manual = tally.byOrigin.manual;
  const samples = tally.allowed + tally.excepted + tally.violations;
  const details = [...shareDetail(tally), ...lastDetail(lastManualAt, now)];
  const missing = [
    ...gaps,
    ...(tally.unreadable > 0 ? [`${tally.unreadable} records could not be read`] : []),
    ...(tally.seen === 0 ? ['no event was seen at all'] : []),
  ];
  if (manual <= target && missing.length > 0) {
    const reason = `${manual} were seen, but ${someOf(missing)}`;
    return unmeasured(frame, reason, { how, samples, details });
  }
  return measured(frame, { value: manual, how, samples, details });
}

function shareDetail(tally: ChangeTally): MetricDetail[] {
  const share = iacShare(tally);
  const value = share.kind === 'known' ? share.share * 100 : share.kind;
  return [{ label: 'made through approved IaC', value, unit: 'percent' }];
}

function lastDetail(lastManualAt: string | undefined, now: string): MetricDetail[] {
  const value =
    lastManualAt === undefined
      ? 'unknown'
      : Math.max(0, Math.floor((Date.parse(now) - Date.parse(lastManualAt)) / 86_400_000));
  return [{ label: 'since the last one', value, unit: 'days' }];
}
