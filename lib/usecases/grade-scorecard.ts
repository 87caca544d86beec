import type { ReadFault } from '../domain/fault/read-fault.ts';
import { compareCosts } from '../domain/scorecard/compare-costs.ts';
import { weekOf, withTrend } from '../domain/scorecard/history.ts';
import { type Attainment, availability } from '../domain/scorecard/metrics/availability.ts';
import { costReduction } from '../domain/scorecard/metrics/cost-reduction.ts';
import { incidentDetectionTime } from '../domain/scorecard/metrics/incident-detection-time.ts';
import { manualChanges } from '../domain/scorecard/metrics/manual-changes.ts';
import {
  provisioningTime,
  type StackOperation,
} from '../domain/scorecard/metrics/provisioning-time.ts';
import { daysBefore, type Period } from '../domain/scorecard/period.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';
import type { Metric, Scorecard } from '../domain/scorecard/scorecard.ts';
import type { Clock } from '../ports/clock.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { Probe } from '../ports/probe.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { type GateProbes, gradeGates, lookAll } from './grade-gates.ts';
import { sweptChanges } from './swept-changes.ts';

/** Where the metrics look besides what Bandog stored itself. */
interface MetricProbes {
  /** Seconds from trouble to each alarm. */
  readonly alarms: readonly Probe<readonly number[]>[];
  readonly stacks: readonly Probe<readonly StackOperation[]>[];
  readonly availability: readonly Probe<readonly Attainment[]>[];
}

interface GradeScorecardDeps {
  readonly store: Pick<ViolationStore, 'list'>;
  readonly ledger: Pick<SweepLedger, 'list' | 'watermark'>;
  readonly money: Pick<MoneyLedger, 'latest'>;
  readonly history: ScorecardHistory;
  readonly clock: Clock;
  /** Regions that are swept. */
  readonly regions: readonly string[];
  readonly policy: ScorecardPolicy;
  readonly probes: GateProbes & MetricProbes;
}

/** A week, so that each weekday counts alike. */
const periodDays = 7;
const trendDays = 26 * 7;

/** Measures all metrics, grades all gates and keeps the result. */
export async function gradeScorecard(deps: GradeScorecardDeps): Promise<Scorecard> {
  const gradedAt = deps.clock.now().toISOString();
  const period = daysBefore(gradedAt, periodDays);
  const weeks = await deps.history.weeks(weekOf(daysBefore(gradedAt, trendDays).from));
  const before = weeks.filter(({ week }) => week < weekOf(gradedAt));
  const seen = await violationsOf(deps, period);
  const lastManualAt = seen.lastManualAt ?? weeks.at(-1)?.lastManualAt;
  const metrics = await measure(deps, period, { ...seen, lastManualAt });
  const scorecard: Scorecard = {
    gradedAt,
    period,
    metrics: metrics.map((metric) => withTrend(metric, before)),
    gates: await gradeGates(deps, period),
    ...(lastManualAt !== undefined && { lastManualAt }),
  };
  await deps.history.save(scorecard);
  return scorecard;
}

interface SeenViolations {
  /** From each to its being noticed. */
  readonly seconds: readonly number[];
  /** What is missing of them, in sentences. */
  readonly gaps: readonly string[];
  readonly lastManualAt: string | undefined;
}

async function violationsOf(
  { store }: GradeScorecardDeps,
  period: Period,
): Promise<SeenViolations> {
  const seconds: number[] = [];
  const gaps: string[] = [];
  const onFault = ({ message }: ReadFault) => gaps.push(message);
  let lastManualAt: string | undefined;
  for await (const violation of store.list(period, onFault)) {
    if (violation.subject !== 'change') continue;
    seconds.push((Date.parse(violation.detectedAt) - Date.parse(violation.at)) / 1000);
    if (violation.verdict.origin === 'manual') lastManualAt = violation.at;
  }
  return { seconds, gaps, lastManualAt };
}

async function measure(
  { ledger, regions, money, policy, probes }: GradeScorecardDeps,
  period: Period,
  { seconds: violationSeconds, gaps: violationGaps, lastManualAt }: SeenViolations,
): Promise<Metric[]> {
  const { targets, costBaseline, availabilityHow } = policy;
  const { tally, gaps } = await sweptChanges(ledger, regions, period);
  const judged = await money.latest();
  const alarms = await lookAll(probes.alarms, period);
  const stacks = await lookAll(probes.stacks, period);
  const attained = await lookAll(probes.availability, period);
  return [
    manualChanges({
      tally,
      gaps,
      ...(lastManualAt !== undefined && { lastManualAt }),
      now: period.to,
      target: targets.manualChanges,
    }),
    costReduction(compareCosts(judged?.money, costBaseline), targets.costReductionPercent),
    incidentDetectionTime({
      violationSeconds,
      violationGaps,
      alarms,
      targetSeconds: targets.detectionMinutes * 60,
    }),
    provisioningTime(stacks, targets.provisioningMinutes * 60),
    availability(attained, targets.availabilityPercent, availabilityHow),
  ];
}
