import type { BudgetState } from '../cost/budget.ts';
import type { Report } from './report.ts';
import { answers, type Metric, type MetricId, type Scorecard } from './scorecard.ts';

/** A figure that monitoring systems keep, with every label it may have. Few labels, few values of each. */
export interface Gauge {
  /** Prometheus' style: small letters, base units, `bandog_` in front. */
  readonly name: string;
  readonly help: string;
  /** One a combination of labels; what is unknown has none. Label values may be hostile. */
  readonly points: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

/** Everything about a scorecard and a report that is worth a curve; parts that are absent have no gauges. */
export function gaugesOf({ scorecard, changes, money }: Partial<Report>): Gauge[] {
  return [
    ...(scorecard ? scorecardGauges(scorecard) : []),
    ...(changes ? [violationGauge(changes.bySeverity)] : []),
    ...(money ? budgetGauges(money.budgets) : []),
  ].filter(({ points }) => points.length > 0);
}

/** What a grading adds to counters: one evaluation of each gate, by its answer. */
export function countsOf({ gates }: Scorecard): Gauge[] {
  return [
    gauge(
      'bandog_gate_evaluations',
      'How often each gate was graded, by its answer.',
      gates.map(({ id, answer }) => point({ gate: id, answer }, 1)),
    ),
  ];
}

const names: Readonly<Record<MetricId, readonly [name: string, help: string]>> = {
  'manual-changes': ['bandog_manual_changes', 'Changes made by hand in the graded week.'],
  'cost-reduction': ['bandog_cost_reduction_ratio', 'Cost saved against the baseline, 1 is all.'],
  'incident-detection-time': [
    'bandog_incident_detection_seconds',
    'Time from an incident to its detection, p95.',
  ],
  'provisioning-time': ['bandog_provisioning_seconds', 'Duration of stack operations, p95.'],
  availability: ['bandog_availability_ratio', 'Availability, 1 is always.'],
};

const toBase: Readonly<Record<Metric['unit'], number>> = {
  count: 1,
  seconds: 1,
  percent: 0.01,
  days: 86_400,
};

function scorecardGauges({ metrics, gates, gradedAt }: Scorecard): Gauge[] {
  const values = metrics.map(({ id, value, unit }): Gauge => {
    const [name, help] = names[id];
    return gauge(name, help, value === 'unknown' ? [] : [point({}, value * toBase[unit])]);
  });
  return [
    ...values,
    gauge(
      'bandog_metric_known',
      'Whether the metric could be measured; when not, it has no value.',
      metrics.map(({ id, standing }) => point({ metric: id }, Number(standing !== 'unknown'))),
    ),
    gauge(
      'bandog_metric_on_target',
      'Whether the metric reaches its target; absent when it is unknown.',
      metrics
        .filter(({ standing }) => standing !== 'unknown')
        .map(({ id, standing }) => point({ metric: id }, Number(standing === 'met'))),
    ),
    gauge(
      'bandog_gate',
      'The answer of each gate: 1 for the one that holds.',
      gates.flatMap(({ id, answer }) =>
        answers.map((it) => point({ gate: id, answer: it }, Number(it === answer))),
      ),
    ),
    gauge('bandog_scorecard_graded_timestamp_seconds', 'When the scorecard was graded.', [
      point({}, Date.parse(gradedAt) / 1000),
    ]),
  ];
}

const violationGauge = (bySeverity: Readonly<Record<string, number>>): Gauge =>
  gauge(
    'bandog_violations',
    'Violations in the time of the report.',
    Object.entries(bySeverity).map(([severity, count]) => point({ severity }, count)),
  );

function budgetGauges(budgets: readonly BudgetState[]): Gauge[] {
  const of = (
    name: string,
    help: string,
    amountOf: (state: BudgetState) => number | 'unknown',
  ): Gauge =>
    gauge(
      name,
      help,
      budgets.flatMap((state) => {
        const amount = amountOf(state);
        const labels = { budget: state.budget.name, currency: state.currency };
        return amount === 'unknown' ? [] : [point(labels, amount)];
      }),
    );
  return [
    of('bandog_budget_spent', 'Spent so far this month.', (it) => it.actualToDate),
    of('bandog_budget_limit', 'The budget for the month.', (it) => it.amount),
    of('bandog_budget_projected', 'Projected cost of the month.', ({ projection }) =>
      projection.kind === 'unknown' ? 'unknown' : projection.total,
    ),
  ];
}

const gauge = (name: string, help: string, points: Gauge['points']): Gauge => ({
  name,
  help,
  points,
});

const point = (labels: Readonly<Record<string, string>>, value: number) => ({ labels, value });
