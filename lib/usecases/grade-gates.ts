import pMap from 'p-map';
import { codeReview, type ReviewCounts } from '../domain/scorecard/gates/code-review.ts';
import { cost, type JudgedBudgets } from '../domain/scorecard/gates/cost.ts';
import { type Drill, disasterRecovery } from '../domain/scorecard/gates/disaster-recovery.ts';
import {
  type MonitoredRegion,
  monitoringCoverage,
  type ServiceObjectives,
} from '../domain/scorecard/gates/monitoring-coverage.ts';
import { type ScannerState, security } from '../domain/scorecard/gates/security.ts';
import type { Look } from '../domain/scorecard/look.ts';
import { daysBefore, type Period } from '../domain/scorecard/period.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';
import { type Gate, type GateId, gateIds } from '../domain/scorecard/scorecard.ts';
import type { Probe } from '../ports/probe.ts';

/** Where the gates look. A gate without a probe is unknown. */
export interface GateProbes {
  readonly reviews: readonly Probe<ReviewCounts>[];
  readonly scanners: readonly Probe<ScannerState>[];
  readonly budgets: readonly Probe<JudgedBudgets>[];
  readonly monitoring: readonly Probe<MonitoredRegion>[];
  readonly objectives: readonly Probe<readonly ServiceObjectives[]>[];
  readonly drills: readonly Probe<readonly Drill[]>[];
}

interface GradeGatesDeps {
  readonly probes: GateProbes;
  readonly policy: Pick<ScorecardPolicy, 'recoveryEveryDays'>;
}

/** Enough to be quick, few enough to stay below every API's limit. */
const looksAtOnce = 4;

/** Asks all probes; looks come in the order of the probes. */
export function lookAll<T>(probes: readonly Probe<T>[], period: Period): Promise<Look<T>[]> {
  return pMap(probes, (probe) => probe.look(period), { concurrency: looksAtOnce });
}

type Grader = (deps: GradeGatesDeps, period: Period) => Promise<Gate>;

const graders: Readonly<Record<GateId, Grader>> = {
  'code-review': async ({ probes }, period) => codeReview(await lookAll(probes.reviews, period)),
  security: async ({ probes }, period) => security(await lookAll(probes.scanners, period)),
  cost: async ({ probes }, period) => cost(await lookAll(probes.budgets, period)),
  'monitoring-coverage': async ({ probes }, period) =>
    monitoringCoverage(
      await lookAll(probes.monitoring, period),
      await lookAll(probes.objectives, period),
    ),
  'disaster-recovery': async ({ probes, policy }, { to }) => {
    const { recoveryEveryDays } = policy;
    const looks = await lookAll(probes.drills, daysBefore(to, recoveryEveryDays));
    return disasterRecovery(looks, recoveryEveryDays, to);
  },
};

/** Grades the wanted gates, in their usual order; probes of other gates are not asked. */
export async function gradeGates(
  deps: GradeGatesDeps,
  period: Period,
  wanted: readonly GateId[] = gateIds,
): Promise<Gate[]> {
  const gates: Gate[] = [];
  for (const id of gateIds.filter((it) => wanted.includes(it)))
    gates.push(await graders[id](deps, period));
  return gates;
}
