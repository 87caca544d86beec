import { assessBudget } from '../domain/cost/assess-budget.ts';
import type { Budget } from '../domain/cost/budget.ts';
import { judgingDay } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import { scopeRecords } from '../domain/cost/scope-records.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { MoneySection } from '../domain/scorecard/report.ts';
import type { Clock } from '../ports/clock.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { type AssessCostDeps, assessCost, keysOf, moneySection } from './assess-cost.ts';
import type { ReductionPolicy } from './reported-reduction.ts';

interface ScanCostsDeps {
  readonly source: CostSource;
  readonly budgets: readonly BudgetSource[];
  readonly clock: Clock;
  /** Days of history to ask for. */
  readonly historyDays: number;
  /** Costs known before they show. */
  readonly planned?: readonly PlannedCost[];
  /** What costs are compared with. @default nothing */
  readonly reduction?: ReductionPolicy;
}

export interface ScannedCosts {
  readonly money: MoneySection;
  readonly faults: readonly ReadFault[];
}

/**
 * Where the month stands, for someone who looks once: nothing is stored. Where no budget is set, the
 * whole (or each series of a plain file) is projected all the same. Throws when costs cannot be read.
 */
export async function scanCosts(deps: ScanCostsDeps): Promise<ScannedCosts> {
  const on = deps.clock.now().toISOString().slice(0, 10);
  const budgets = deps.budgets.map(tolerant);
  const assess: AssessCostDeps = { ...deps, budgets, store: forgetful };
  const { states, money, reading, faults } = await assessCost(assess);
  if (states.length > 0) return { money, faults };
  const implied = impliedBudgets(reading).map((budget) =>
    assessBudget(budget, reading, on, { planned: deps.planned }),
  );
  return { money: { ...money, ...moneySection(reading, implied, on) }, faults };
}

/** As `scanCosts`, for a saved file: an old file is judged as of the day after its last complete one. */
export async function scanSavedCosts(deps: ScanCostsDeps): Promise<ScannedCosts> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const budgets: Budget[] = [];
  for (const source of deps.budgets.map(tolerant)) budgets.push(...(await source.read()).budgets);
  const { reading, faults } = await deps.source.read(keysOf(budgets));
  const end = judgingDay(reading) ?? today;
  const on = new Date(`${end < today ? end : today}T00:00:00Z`);
  const scanned = await scanCosts({
    ...deps,
    source: { read: async () => ({ reading, faults: [] }) },
    clock: { now: () => on },
  });
  return { ...scanned, faults: [...faults, ...scanned.faults] };
}

/** Costs are worth showing without the budgets that could not be read. */
const tolerant = (source: BudgetSource): BudgetSource => ({
  async read() {
    try {
      return await source.read();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { budgets: [], faults: [{ source: 'budgets', code: 'unreadable', message }] };
    }
  },
});

const forgetful: ViolationStore = {
  record: async () => 'new',
  async *list() {},
};

/**
 * Stand-ins without an amount, so that what was spent is projected though nothing limits it: one for
 * the whole, or one for each column of a plain file of which none is the whole.
 */
function impliedBudgets(reading: CostReading): Budget[] {
  const { records, currency, metric } = reading;
  const names = [...new Set(records.map(({ series }) => series))];
  const parts = scopeRecords(reading, {}).kind === 'found' ? [undefined] : names;
  return parts.map((series) => ({
    name: series ?? 'all costs',
    monthlyAmount: {},
    currency,
    metric,
    scope: series === undefined ? {} : { series: [series] },
    thresholds: [],
    source: 'bandog.yaml',
  }));
}
