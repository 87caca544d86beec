import { expect, test } from 'vitest';
import { pricesOf, unitPriceOf } from '../../../lib/domain/change/offered-product.ts';

const tier = (beginRange: string | undefined, amount: string) => ({
  unit: 'GB-Mo',
  ...(beginRange !== undefined && { beginRange }),
  pricePerUnit: { USD: amount },
});
const part = {
  ...{ label: 'storage', offer: 'AmazonS3', usageType: 'TimedStorage' },
  ...{ attributes: {}, quantity: 1 },
};

const unitOf = (...tiers: ReturnType<typeof tier>[]) => {
  const priceDimensions = Object.fromEntries(tiers.entries());
  const prices = pricesOf({ term: { priceDimensions } });
  return unitPriceOf([{ attributes: { usagetype: 'EUC1-TimedStorage' }, prices }], part);
};

test.each([
  ['as the list has them', [tier('0', '0.3'), tier('500', '0.2')]],
  ['in another order', [tier('500', '0.2'), tier('0', '0.3')]],
  ['with a beginning that is not named', [tier('500', '0.2'), tier(undefined, '0.3')]],
  ['after a free one', [tier('500', '0.2'), tier('10', '0.3'), tier('0', '0')]],
])('tiers %s: the first that costs something counts', (_, tiers) => {
  expect(unitOf(...tiers)).toEqual(unitOf(tier('0', '0.3')));
  expect(unitOf(...tiers)).not.toEqual(unitOf(tier('0', '0.2')));
});

test('a price in each currency is a price of its own', () => {
  const priceDimensions = { a: { unit: 'Hrs', pricePerUnit: { USD: '1', CNY: '7' } } };
  expect(pricesOf({ term: { priceDimensions } })).toEqual([
    { unit: 'Hrs', amount: 1, currency: 'USD', from: 0 },
    { unit: 'Hrs', amount: 7, currency: 'CNY', from: 0 },
  ]);
});

test('terms without a price have none', () => {
  expect(pricesOf({})).toEqual([]);
});
