import {
  type Budget as AwsBudget,
  type BudgetsClient,
  paginateDescribeBudgets,
} from '@aws-sdk/client-budgets';
import type { Budget, BudgetThreshold } from '../../domain/cost/budget.ts';
import { type CostMetric, costMetrics } from '../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { BudgetSource } from '../../ports/cost-source.ts';
import { budgetScope } from './budgets/budget-scope.ts';
import { failedCall } from './failed-call.ts';

const source = 'budgets:DescribeBudgets';

/** A budget of AWS Budgets says what it is about; that it may not be passed goes without saying. */
const thresholds: readonly BudgetThreshold[] = [
  { on: 'actual', percent: 100, severity: 'critical' },
  { on: 'projected', percent: 100, severity: 'high' },
];

/**
 * The account's own AWS Budgets: monthly cost budgets, with their amounts (planned ones by month),
 * metric and filters. Reading them is free. One that is of another kind, or has a filter that has no
 * counterpart, is a fault: it is never watched with a wider scope than it says. The client must be of
 * us-east-1. `names` limits to some; a name that is not there is a fault.
 */
export function awsBudgets(
  client: BudgetsClient,
  accountId: string,
  names?: readonly string[],
): BudgetSource {
  return {
    async read() {
      const found = await describeAll(client, accountId);
      const wanted = names
        ? found.filter(({ BudgetName = '' }) => names.includes(BudgetName))
        : found;
      const read = wanted.map(toBudget);
      const absent = (names ?? []).filter(
        (name) => !found.some(({ BudgetName }) => BudgetName === name),
      );
      return {
        budgets: read.filter((it) => 'budget' in it).map(({ budget }) => budget),
        faults: [
          ...read.filter((it) => 'fault' in it).map(({ fault }) => fault),
          ...absent.map((name) => faultOf(name, 'names', `no such budget in account ${accountId}`)),
        ],
      };
    },
  };
}

async function describeAll(client: BudgetsClient, AccountId: string): Promise<AwsBudget[]> {
  const found: AwsBudget[] = [];
  const input = { AccountId, ShowFilterExpression: true };
  try {
    for await (const page of paginateDescribeBudgets({ client, pageSize: 100 }, input))
      found.push(...(page.Budgets ?? []));
    return found;
  } catch (error) {
    throw failedCall(error, 'budgets:ViewBudget', `account ${AccountId}`);
  }
}

type Read = { readonly budget: Budget } | { readonly fault: ReadFault };

function toBudget(raw: AwsBudget): Read {
  const name = raw.BudgetName ?? '';
  if (raw.BudgetType !== 'COST')
    return refuse(name, 'BudgetType', raw.BudgetType, 'only COST budgets are watched');
  if (raw.TimeUnit !== 'MONTHLY')
    return refuse(name, 'TimeUnit', raw.TimeUnit, 'only MONTHLY budgets are watched');
  const scope = budgetScope(raw);
  if ('field' in scope)
    return refuse(
      name,
      scope.field,
      scope.value,
      'a filter Bandog cannot apply, so the budget is not watched',
    );
  const metric = metricOf(raw);
  if (metric === undefined)
    return refuse(name, 'Metrics', raw.Metrics?.join(', '), 'not one cost metric Bandog reads');
  const amounts = amountsOf(raw);
  if (amounts === undefined)
    return refuse(
      name,
      'BudgetLimit',
      raw.BudgetLimit?.Amount,
      'no limit that is an amount in one currency',
    );
  return { budget: { name, ...amounts, metric, scope, thresholds, source: 'aws-budgets' } };
}

function amountsOf(raw: AwsBudget): Pick<Budget, 'monthlyAmount' | 'currency'> | undefined {
  const planned = Object.entries(raw.PlannedBudgetLimits ?? {});
  const limits = planned.length > 0 ? planned.map(([, limit]) => limit) : [raw.BudgetLimit];
  const currency = limits[0]?.Unit;
  const sound = limits.every(
    (it) => it?.Unit === currency && Number.isFinite(Number(it?.Amount ?? Number.NaN)),
  );
  if (currency === undefined || !sound) return undefined;
  if (planned.length === 0) return { monthlyAmount: Number(raw.BudgetLimit?.Amount), currency };
  const byMonth = planned.map(([second, limit]) => [monthOfSecond(second), Number(limit.Amount)]);
  return { monthlyAmount: Object.fromEntries(byMonth), currency };
}

const monthOfSecond = (second: string): string =>
  new Date(Number(second) * 1000).toISOString().slice(0, 7);

function metricOf({ Metrics, CostTypes }: AwsBudget): CostMetric | undefined {
  if (Metrics?.length)
    return Metrics.length === 1 ? costMetrics.find((it) => it === Metrics[0]) : undefined;
  if (CostTypes?.UseBlended) return 'BlendedCost';
  return CostTypes?.UseAmortized ? 'AmortizedCost' : 'UnblendedCost';
}

const refuse = (name: string, field: string, value: string | undefined, message: string): Read => ({
  fault: faultOf(name, field, message, value),
});

const faultOf = (name: string, field: string, message: string, value = ''): ReadFault => ({
  source,
  place: `budget ${name}`,
  field,
  value: value.slice(0, 200),
  code: 'unsupported',
  message,
});
