import { expect, test } from 'vitest';
import { toSettings } from '../../lib/config/settings.ts';
import { daysBetween } from '../../lib/domain/cost/calendar.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import { reportedReduction } from '../../lib/usecases/reported-reduction.ts';
import { scorecardPolicy } from '../../lib/wiring/scorecard-policy.ts';

/** 10 USD a day in January, 6 from then on. */
const reading: CostReading = {
  source: 'costs',
  kind: 'cost-explorer',
  currency: 'USD',
  metric: 'UnblendedCost',
  estimatedDays: new Set(),
  records: daysBetween('2026-01-01', '2026-04-01').map((date) => ({
    date,
    service: 'Amazon EC2',
    account: '111122223333',
    chargeType: 'usage' as const,
    amount: date < '2026-02-01' ? 10 : 6,
  })),
};
const policyOf = (period?: string) =>
  scorecardPolicy(
    toSettings({
      ...(period && { scorecard: { costBaseline: { monthlyAmount: 304, period } } }),
    }).scorecard,
  );
const reduced = (period?: string) => reportedReduction(reading, policyOf(period), '2026-04-01');

test('the costs of the last days against the days of the baseline', () => {
  const { reduction } = reduced('2026-01-01 to 2026-01-31');
  expect(reduction).toMatchObject({
    baseline: { amount: 310, days: 31 },
    targetPercent: 30,
    normalised: [{ by: 'nothing', share: expect.closeTo(0.4) }],
  });
});

test('nothing without a baseline', () => expect(reduced()).toEqual({}));

test.each([
  ['first quarter', 'names no days'],
  ['2025-01-01 to 2025-03-31', 'bandog reduce compares it'],
])('a baseline of %s is unknown, with the reason', (period, why) => {
  expect(reduced(period)).toEqual({ reduction: { unknown: expect.stringContaining(why) } });
});
