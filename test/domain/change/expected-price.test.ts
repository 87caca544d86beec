import { describe, expect, it } from 'vitest';
import { expectedPrice } from '../../../lib/domain/change/expected-price.ts';
import type { PricedChange, UnitPrice } from '../../../lib/domain/change/priced-change.ts';

const part = (quantity: number) => ({
  label: `${quantity} x m5.large`,
  offer: 'AmazonEC2',
  usageType: 'BoxUsage:m5.large',
  attributes: {},
  quantity,
});
const hourly: UnitPrice = { kind: 'known', amount: 0.1, currency: 'USD', per: 'hour' };
const monthly: UnitPrice = { kind: 'known', amount: 0.08, currency: 'USD', per: 'month' };
const change = (given: Partial<PricedChange> = {}): PricedChange => ({
  direction: 'more',
  parts: [part(3)],
  ...given,
});

describe('expectedPrice', () => {
  it('adds up its parts, by the day and by the month of 730 hours', () => {
    const both = expectedPrice(change({ parts: [part(3), part(500)] }), [hourly, monthly]);
    expect(both).toMatchObject({ kind: 'known', of: '3 x m5.large, 500 x m5.large' });
    if (both.kind !== 'known') throw new Error('known');
    expect(both.perMonth).toBeCloseTo(3 * 0.1 * 730 + 500 * 0.08);
    expect(both.perDay).toBeCloseTo((both.perMonth * 24) / 730);
  });

  it('is the difference where a call says what was before and after', () => {
    const changed = change({ direction: 'either', parts: [part(3), part(-5)] });
    expect(expectedPrice(changed, [hourly, hourly])).toMatchObject({
      perDay: expect.closeTo(-4.8),
    });
  });

  it('is below zero for what ends', () => {
    const ended = expectedPrice(change({ direction: 'less' }), [hourly]);
    expect(ended).toMatchObject({ perDay: expect.closeTo(-7.2) });
  });

  it.each([
    [
      'half of it has no price',
      { parts: [part(1), part(2)] },
      [hourly],
      'no price of 2 x m5.large',
    ],
    ['the call does not say', { unknownBecause: 'who knows' }, [hourly], 'who knows'],
    ['it may be either', { direction: 'either' }, [hourly], 'what it was before'],
    [
      'currencies differ',
      { parts: [part(1), part(2)] },
      [hourly, { ...monthly, currency: 'CNY' }],
      'more than one currency',
    ],
    ['there is nothing fixed', { parts: [] }, [], 'nothing in the call'],
  ] as const)('is unknown, not zero, where %s', (_, given, prices, reason) => {
    const price = expectedPrice(change(given), prices);
    expect(price).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(reason) });
  });

  it('says what depends on use', () => {
    expect(expectedPrice(change({ parts: [], usage: 'requests' }), [])).toEqual({
      kind: 'usage',
      usage: 'requests',
    });
  });
});
