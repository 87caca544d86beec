import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBudgetSource } from '../../lib/adapters/memory/budget-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryCostSource } from '../../lib/adapters/memory/cost-source.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import type { CostQuery, CostSource } from '../../lib/ports/cost-source.ts';
import { type AssessCostDeps, assessCost } from '../../lib/usecases/assess-cost.ts';
import { sampleBudget as budget, reading, record, usage } from '../domain/cost/cost-samples.ts';

/** 10 a day up to the day before the fetch, half of it on that day. */
const bill = (first: string, whole: number): CostReading =>
  reading(usage(first, [...Array.from({ length: whole }, () => 10), 5]));

let store = memoryViolationStore();
beforeEach(() => {
  store = memoryViolationStore();
});
const assess = (given: Partial<AssessCostDeps> & { readonly now?: string }) =>
  assessCost({
    source: memoryCostSource(bill('2026-08-01', 100)),
    budgets: [memoryBudgetSource([budget()])],
    store,
    clock: memoryClock(given.now ?? '2026-11-10T11:00:00Z'),
    ...given,
  });

describe('assessCost', () => {
  it('records each threshold passed once, however often it looks', async () => {
    const captured = { ...bill('2026-08-01', 100), capturedAt: '2026-11-10T11:00:00Z' };
    const source = memoryCostSource(captured);
    const first = await assess({ source });
    expect(first.states).toMatchObject([{ actualToDate: 80, asOf: '2026-11-08' }]);
    expect(first.violations.map(({ kind }) => kind)).toEqual(['budget-projected']);
    expect(first.fresh).toHaveLength(1);
    const second = await assess({ source });
    expect(second.violations).toHaveLength(1);
    expect(second.fresh).toEqual([]);
  });

  it('records nothing while the budget holds', async () => {
    const budgets = [memoryBudgetSource([budget({ monthlyAmount: 1000 })])];
    expect(await assess({ budgets })).toMatchObject({ violations: [], fresh: [] });
  });

  it('holds last month against its bill while that settles, and no longer', async () => {
    const october = budget({
      monthlyAmount: { '2026-10': 300 },
      thresholds: [{ on: 'actual', percent: 100, severity: 'high' }],
    });
    const budgets = [memoryBudgetSource([october])];
    const { violations } = await assess({ budgets, now: '2026-11-03T11:00:00Z' });
    expect(violations).toMatchObject([{ state: { month: '2026-10', actualToDate: 310 } }]);
    expect((await assess({ budgets, now: '2026-11-09T11:00:00Z' })).violations).toEqual([]);
  });

  it('asks once for the history and the tags the budgets need', async () => {
    const asked: CostQuery[] = [];
    const tagged = reading([record({ tags: { team: 'web' } })]);
    const source: CostSource = {
      async read(query) {
        asked.push(query);
        return { reading: tagged, faults: [] };
      },
    };
    const scopes = [{ tags: { team: ['web'] } }, { tags: { team: ['db'] } }, {}];
    const budgets = [memoryBudgetSource(scopes.map((scope) => budget({ scope })))];
    await assess({ source, budgets, historyDays: 60 });
    expect(asked).toEqual([{ from: '2026-09-11', to: '2026-11-10', tagKeys: ['team'] }]);
  });

  it('asks apart for a scope the reading cannot tell, and only if the source can filter', async () => {
    const scope = { regions: ['eu-west-1'] };
    const budgets = [memoryBudgetSource([budget({ scope, monthlyAmount: 5 })])];
    const whole = bill('2026-08-01', 100);
    const filters: CostSource = {
      async read(query) {
        return {
          reading: query.scope ? reading(usage('2026-11-01', [7]), { scope }) : whole,
          faults: [],
        };
      },
    };
    expect((await assess({ source: filters, budgets })).states).toMatchObject([
      { actualToDate: 7 },
    ]);
    expect((await assess({ budgets })).states).toMatchObject([
      { amount: 'unknown', unknownBecause: expect.stringContaining('regions') },
    ]);
  });

  it('knows nothing of a budget whose own costs cannot be read, and judges the others', async () => {
    const regional = budget({ name: 'regional', scope: { regions: ['eu-west-1'] } });
    const whole = bill('2026-08-01', 100);
    const source: CostSource = {
      async read({ scope }) {
        if (scope) throw new Error('ce:GetCostAndUsage failed');
        return { reading: whole, faults: [] };
      },
    };
    const now = '2026-11-03T11:00:00Z';
    const budgets = [memoryBudgetSource([regional, budget({ name: 'all' })])];
    const { states, faults } = await assess({ source, budgets, now });
    const reason = 'the costs of its scope could not be read: ce:GetCostAndUsage failed';
    expect(states).toMatchObject([
      { budget: { name: 'regional' }, amount: 'unknown', unknownBecause: reason, crossings: [] },
      { budget: { name: 'all' }, actualToDate: 20 },
    ]);
    expect(faults).toEqual([{ source: 'budget regional', code: 'unreadable', message: reason }]);
  });

  it('hands on what could not be read, of costs and of budgets', async () => {
    const fault = (message: string) => ({ source: 's', code: 'bad-value' as const, message });
    const source = memoryCostSource(bill('2026-08-01', 100), [fault('row')]);
    const budgets = [{ read: async () => ({ budgets: [], faults: [fault('budget')] }) }];
    const { faults, money } = await assess({ source, budgets });
    expect(faults.map(({ message }) => message)).toEqual(['budget', 'row']);
    expect(money).toMatchObject({ currency: 'USD', budgets: [], series: [{ name: 'total' }] });
  });
});
