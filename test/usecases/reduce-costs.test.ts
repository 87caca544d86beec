import { describe, expect, it } from 'vitest';
import { savedAdvice } from '../../lib/adapters/aws/saved-advice.ts';
import { memoryCostSource } from '../../lib/adapters/memory/cost-source.ts';
import { renderReduction } from '../../lib/render/terminal/reduction.ts';
import { type ReduceCostsOptions, reduceCosts } from '../../lib/usecases/reduce-costs.ts';
import { reading, record, usage } from '../domain/cost/cost-samples.ts';

const steady = (length: number, amount: number) => Array.from({ length }, () => amount);
const box = { service: 'EC2', usageType: 'BoxUsage', resource: 'i-0a1b2c3d4e5f60718' };
/** 10 a day in August and September 2026, 7 a day from October on. */
const costs = reading([
  ...usage('2026-08-01', steady(61, 10), { ...box, quantity: 24 }),
  ...usage('2026-10-01', steady(45, 7), { ...box, quantity: 24 }),
  record({ date: '2026-11-01', amount: 99, chargeType: 'tax' }),
  record({ date: '2026-11-02', amount: -500, chargeType: 'credit' }),
]);
const units = reading(
  usage('2026-08-01', [...steady(61, 100), ...steady(45, 140)], { series: 'orders' }),
  {
    kind: 'plain-csv',
  },
);
const baseline = { from: '2026-08-01', until: '2026-09-30' };
const reduce = (options: Partial<ReduceCostsOptions> = {}, deps = {}) =>
  reduceCosts(
    { source: memoryCostSource(costs), ...deps },
    { baseline, targetPercent: 30, ...options },
  );
const shares = (given: Awaited<ReturnType<typeof reduce>>) =>
  Object.fromEntries(given.reduction.normalised.map(({ by, share }) => [by, share]));

const item = (given: object) => ({
  recommendationId: '1',
  resourceId: box.resource,
  actionType: 'Rightsize',
  currentResourceType: 'Ec2Instance',
  estimatedMonthlySavings: 80,
  currencyCode: 'USD',
  ...given,
});
const advice = (items: readonly object[]) => ({
  read: async () => savedAdvice({ items }, 'advice.json'),
});

describe('reduceCosts', () => {
  it('compares days, without tax and credits', async () => {
    const { reduction } = await reduce();
    expect(reduction.effects).toMatchObject({ change: -90, usage: 0, rate: -90, unsplit: 0 });
    expect(reduction.normalised[0]?.share).toBeCloseTo(0.3);
    expect(reduction.leftOut).toEqual({ tax: 99, credit: -500 });
    expect(reduction.months).toEqual([{ month: '2026-10', share: expect.closeTo(0.3) }]);
    expect(reduction.outlook).toMatchObject({ month: '2026-11', share: expect.closeTo(0.3) });
  });

  it('raises the baseline by the growth of a unit', async () => {
    const found = await reduce({}, { units: memoryCostSource(units) });
    expect(shares(found)).toMatchObject({
      nothing: expect.closeTo(0.3),
      unit: expect.closeTo(0.5),
    });
  });

  it('holds advice that was taken against the bill', async () => {
    const gone = item({ recommendationId: '2', resourceId: 'vol-0a1b2c3d4e5f60718' });
    const { reduction } = await reduce(
      {},
      { adviceBefore: advice([item({}), gone]), advice: advice([]) },
    );
    expect(reduction.taken).toMatchObject([
      { verifiedMonthly: expect.closeTo(3 * (365.25 / 12)) },
      { verifiedMonthly: 'unknown' },
    ]);
  });

  it('does not call taken what is still recommended under another id', async () => {
    const { reduction } = await reduce(
      {},
      { adviceBefore: advice([item({})]), advice: advice([item({ recommendationId: '9' })]) },
    );
    expect(reduction.taken).toEqual([]);
  });

  it.each([
    [
      'a baseline outside of the data',
      { baseline: { from: '2025-01-01', until: '2025-03-31' } },
      {},
      '0 complete days from 2025-01-01',
    ],
    [
      'advice in another currency',
      {},
      { advice: advice([item({ currencyCode: 'EUR' })]) },
      'is in EUR, the costs in USD',
    ],
    [
      'units that are not there',
      {},
      { units: memoryCostSource(units), unitsColumn: 'visits' },
      'no column visits',
    ],
  ])('refuses %s', async (_, options, deps, reason) => {
    await expect(reduce(options, deps)).rejects.toThrow(reason);
  });

  it('is told in 80 columns, with nothing that acts on a terminal', async () => {
    const hostile = item({ resourceId: `i-\u001b[31m${'x'.repeat(200)}` });
    const { reduction } = await reduce(
      {},
      { advice: advice([hostile]), units: memoryCostSource(units) },
    );
    const canvas = { columns: 80, paint: (_: string, text: string) => text };
    const text = renderReduction(reduction, 'costs.csv', canvas);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('30 % less: reached');
    expect(text).toContain('growthPercent: 40.0');
  });
});
