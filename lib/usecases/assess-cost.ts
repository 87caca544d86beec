import { assessBudget, unknownBudget } from '../domain/cost/assess-budget.ts';
import { backtest } from '../domain/cost/backtest.ts';
import type { Budget, BudgetState } from '../domain/cost/budget.ts';
import { addDays, addMonths, monthOf } from '../domain/cost/calendar.ts';
import { calibrationOf } from '../domain/cost/calibration.ts';
import { dailyChargeTypes } from '../domain/cost/charge-type.ts';
import { completeUntil, dailyCosts } from '../domain/cost/complete-days.ts';
import { type CostReading, metricText } from '../domain/cost/cost-record.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { MoneySection } from '../domain/scorecard/report.ts';
import { costViolations } from '../domain/violation/cost-violation.ts';
import type { CostViolation } from '../domain/violation/violation.ts';
import type { Clock } from '../ports/clock.ts';
import type { BudgetSource, CostQuery, CostSource } from '../ports/cost-source.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { type ReductionPolicy, reportedReduction } from './reported-reduction.ts';

export interface AssessCostDeps {
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  readonly store: ViolationStore;
  readonly clock: Clock;
  /** Days of history to read. @default 120 */
  readonly historyDays?: number;
  /** Costs known before they show. */
  readonly planned?: readonly PlannedCost[];
  /** What costs are compared with. @default nothing */
  readonly reduction?: ReductionPolicy;
}

export interface AssessedCost {
  /** One a budget, for the running month. */
  readonly states: readonly BudgetState[];
  /** All that stand, of this month and of a last month that still settles. */
  readonly violations: readonly CostViolation[];
  /** Those of them that were written now. */
  readonly fresh: readonly CostViolation[];
  readonly reading: CostReading;
  readonly money: MoneySection;
  readonly faults: readonly ReadFault[];
}

/** Bills settle in the first week of the next month: support charges come on day 6 or 7. */
const settlingDays = 7;

/**
 * Reads costs once, judges every budget and records each violation once. A budget whose scope the
 * reading cannot answer is read apart, filtered by the source; where that fails it alone is unknown.
 * Throws when the costs cannot be read; budgets that cannot be read come as faults.
 */
export async function assessCost(deps: AssessCostDeps): Promise<AssessedCost> {
  const now = deps.clock.now().toISOString();
  const today = now.slice(0, 10);
  const { budgets, faults: budgetFaults } = await readBudgets(deps.budgets);
  const query = queryFor(budgets, today, deps.historyDays ?? 120);
  const { reading, faults } = await deps.source.read(query);
  const states: BudgetState[] = [];
  const settling: BudgetState[] = [];
  const allFaults = [...budgetFaults, ...faults];
  for (const budget of budgets) {
    const own = await readingFor(budget, reading, query, deps.source);
    allFaults.push(...own.faults);
    if (own.unknownBecause !== undefined) {
      states.push(unknownBudget(budget, reading, monthOf(today), own.unknownBecause));
      continue;
    }
    states.push(assessBudget(budget, own.reading, today, { planned: deps.planned }));
    if (Number(today.slice(8)) <= settlingDays)
      settling.push(
        assessBudget(budget, own.reading, today, { month: addMonths(monthOf(today), -1) }),
      );
  }
  const violations = [...settling, ...states].flatMap((state) => costViolations(state, now));
  const fresh: CostViolation[] = [];
  for (const violation of violations)
    if ((await deps.store.record(violation)) === 'new') fresh.push(violation);
  const reduced = deps.reduction && reportedReduction(reading, deps.reduction, today);
  const money = { ...moneySection(reading, states, today), ...reduced };
  return { states, violations, fresh, reading, money, faults: allFaults };
}

/** The money side of a report: the budgets, and each series of the reading up to its last complete day before `on`. */
export function moneySection(
  reading: CostReading,
  budgets: readonly BudgetState[],
  on: string,
): MoneySection {
  const until = completeUntil(reading, on);
  const names = [...new Set(reading.records.map(({ series }) => series))];
  const series = names.map((name) => {
    const records = reading.records.filter((record) => record.series === name);
    return { name: name ?? 'total', days: dailyCosts(reading, records, until) };
  });
  return {
    source: reading.source,
    currency: reading.currency,
    metric: metricText(reading),
    ...(reading.capturedAt !== undefined && { capturedAt: reading.capturedAt }),
    budgets,
    series,
    ...calibrationIn(reading, until),
    ...(reading.restated && { restated: reading.restated.slice(0, restatedShown) }),
  };
}

const restatedShown = 10;
const calibratedDays = [5, 10, 15, 20, 25];

/** The projection's record on the whole's own past months; nothing without such a month. */
function calibrationIn(reading: CostReading, until: string): Pick<MoneySection, 'calibration'> {
  const whole = scopeRecords(reading, { chargeTypes: dailyChargeTypes });
  if (whole.kind === 'unknown') return {};
  const days = dailyCosts(reading, whole.records, until);
  const calibration = calibrationOf(backtest(days, { daysOfMonth: calibratedDays }));
  return calibration.months === 0 ? {} : { calibration };
}

async function readBudgets(sources: readonly BudgetSource[]) {
  const budgets: Budget[] = [];
  const faults: ReadFault[] = [];
  for (const source of sources) {
    const read = await source.read();
    budgets.push(...read.budgets);
    faults.push(...read.faults);
  }
  return { budgets, faults };
}

function queryFor(budgets: readonly Budget[], today: string, historyDays: number): CostQuery {
  return {
    from: addDays(today, -historyDays),
    to: today,
    ...keysOf(budgets),
  };
}

/** Tags and cost categories the budgets ask for: they must come with the records. */
export function keysOf(
  budgets: readonly Pick<Budget, 'scope'>[],
): Pick<CostQuery, 'tagKeys' | 'categoryKeys'> {
  const keys = (of: 'tags' | 'costCategories') => [
    ...new Set(budgets.flatMap(({ scope }) => Object.keys(scope[of] ?? {}))),
  ];
  const [tagKeys, categoryKeys] = [keys('tags'), keys('costCategories')];
  return {
    ...(tagKeys.length > 0 && { tagKeys }),
    ...(categoryKeys.length > 0 && { categoryKeys }),
  };
}

async function readingFor(
  { name, scope }: Budget,
  reading: CostReading,
  query: CostQuery,
  source: CostSource,
): Promise<{
  readonly reading: CostReading;
  readonly faults: readonly ReadFault[];
  /** Set when what was asked apart could not be read. */
  readonly unknownBecause?: string;
}> {
  const answered = reading.kind === 'plain-csv' || scopeRecords(reading, scope).kind === 'found';
  if (answered) return { reading, faults: [] };
  try {
    const apart = await source.read({ ...query, scope });
    return apart.reading.scope === undefined ? { reading, faults: [] } : apart;
  } catch (error) {
    const reason = `the costs of its scope could not be read: ${error instanceof Error ? error.message : String(error)}`;
    const fault = { source: `budget ${name}`, code: 'unreadable' as const, message: reason };
    return { reading, faults: [fault], unknownBecause: reason };
  }
}
