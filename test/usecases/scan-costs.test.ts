import { describe, expect, it } from 'vitest';
import { memoryBudgetSource } from '../../lib/adapters/memory/budget-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryCostSource } from '../../lib/adapters/memory/cost-source.ts';
import type { Budget } from '../../lib/domain/cost/budget.ts';
import { addDays } from '../../lib/domain/cost/calendar.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import type { BudgetSource } from '../../lib/ports/cost-source.ts';
import { scanCosts, scanSavedCosts } from '../../lib/usecases/scan-costs.ts';

const firstDay = '2026-09-01';

/** 10 a day from 1 September to 15 October 2026, in each of the series. */
function readingOf(...series: readonly (string | undefined)[]): CostReading {
  const days = Array.from({ length: 45 }, (_, index) => addDays(firstDay, index));
  return {
    source: 'costs.csv',
    kind: 'plain-csv',
    currency: 'unknown',
    metric: 'UnblendedCost',
    estimatedDays: new Set(),
    records: days.flatMap((date) =>
      series.map((name) => ({
        date,
        amount: 10,
        chargeType: 'usage' as const,
        ...(name !== undefined && { series: name }),
      })),
    ),
  };
}

const budget: Budget = {
  name: 'everything',
  monthlyAmount: 100,
  currency: 'USD',
  metric: 'UnblendedCost',
  scope: {},
  thresholds: [{ on: 'actual', percent: 100, severity: 'critical' }],
  source: 'bandog.yaml',
};

const scan = (
  reading: CostReading,
  budgets: readonly BudgetSource[],
  given: { now?: string; how?: typeof scanCosts } = {},
) => {
  const { now = '2026-10-16T08:00:00Z', how = scanCosts } = given;
  const clock = memoryClock(now);
  return how({ source: memoryCostSource(reading), budgets, clock, historyDays: 120 });
};

describe('scanCosts', () => {
  it('says where each budget stands', async () => {
    const { money } = await scan(readingOf(undefined), [memoryBudgetSource([budget])]);
    expect(money.budgets).toMatchObject([
      { month: '2026-10', amount: 100, actualToDate: 150, crossings: [{ amount: 150 }] },
    ]);
  });

  it('projects the whole when there is no budget, and names no amount or currency', async () => {
    const { money } = await scan(readingOf(undefined), []);
    expect(money.budgets).toMatchObject([
      {
        budget: { name: 'all costs' },
        amount: 'unknown',
        currency: 'unknown',
        actualToDate: 150,
        projection: { kind: 'projected', total: expect.closeTo(310) },
        crossings: [],
      },
    ]);
  });

  it('projects each column when none is the whole', async () => {
    const { money } = await scan(readingOf('a', 'b'), []);
    expect(money.budgets.map((state) => [state.budget.name, state.actualToDate])).toEqual([
      ['a', 150],
      ['b', 150],
    ]);
  });

  it('shows the costs when budgets cannot be read, and says so', async () => {
    const denied: BudgetSource = {
      async read() {
        throw new Error('budgets:ViewBudget was denied');
      },
    };
    const { money, faults } = await scan(readingOf(undefined), [denied]);
    expect(money.budgets).toHaveLength(1);
    expect(faults).toEqual([
      { source: 'budgets', code: 'unreadable', message: 'budgets:ViewBudget was denied' },
    ]);
  });

  it('fails when the costs cannot be read', async () => {
    const source = {
      async read() {
        throw new Error('ce:GetCostAndUsage was denied');
      },
    };
    const clock = memoryClock('2026-10-16T08:00:00Z');
    await expect(scanCosts({ source, budgets: [], clock, historyDays: 120 })).rejects.toThrow(
      'ce:GetCostAndUsage was denied',
    );
  });
});

describe('scanSavedCosts', () => {
  const now = '2030-01-01T08:00:00Z';

  it('judges an old file as of its end, without its last day, which may be partial', async () => {
    const { money } = await scan(readingOf(undefined), [], { now, how: scanSavedCosts });
    expect(money.budgets).toMatchObject([
      { month: '2026-10', asOf: '2026-10-14', projection: { kind: 'projected' } },
    ]);
  });

  it('does not look into the future of a file that goes on', async () => {
    const { money } = await scan(readingOf(undefined), [], {
      now: '2026-10-05T08:00:00Z',
      how: scanSavedCosts,
    });
    expect(money.budgets).toMatchObject([{ asOf: '2026-10-04', actualToDate: 40 }]);
  });

  it('knows no projection of an empty file', async () => {
    const { money } = await scan(readingOf(), [], { now, how: scanSavedCosts });
    expect(money.budgets.every(({ projection }) => projection.kind === 'unknown')).toBe(true);
  });
});
