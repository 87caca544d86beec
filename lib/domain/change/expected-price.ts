import type { ExpectedPrice, PricedChange, PricedPart, UnitPrice } from './priced-change.ts';

const hoursOfDay = 24;
const hoursOfMonth = 730;

/**
 * What a change is expected to cost, from the price of one unit of each of its parts, in their order.
 * One part without a price makes the whole unknown: half a price is no price.
 */
export function expectedPrice(
  { parts, direction, usage, unknownBecause }: PricedChange,
  prices: readonly UnitPrice[],
): ExpectedPrice {
  if (unknownBecause !== undefined) return { kind: 'unknown', reason: unknownBecause };
  if (parts.length === 0) return withoutParts(usage);
  const isDifference = parts.some(({ quantity }) => quantity < 0);
  if (direction === 'either' && !isDifference)
    return { kind: 'unknown', reason: 'the call does not say what it was before' };
  const priced = parts.map((part, index) => monthly(part, prices[index]));
  const missing = priced.find((it) => typeof it === 'string');
  if (missing !== undefined) return { kind: 'unknown', reason: missing };
  const known = priced.filter((it) => typeof it !== 'string');
  const [first] = known;
  if (first === undefined || known.some(({ currency }) => currency !== first.currency))
    return { kind: 'unknown', reason: 'its parts are priced in more than one currency' };
  const sum = known.reduce((total, { amount }) => total + amount, 0);
  const perMonth = direction === 'less' ? -sum : sum;
  return {
    kind: 'known',
    perDay: (perMonth * hoursOfDay) / hoursOfMonth,
    perMonth,
    currency: first.currency,
    of: parts.map(({ label }) => label).join(', '),
    ...(usage !== undefined && { usage }),
    ...(first.asOf !== undefined && { asOf: first.asOf }),
  };
}

const withoutParts = (usage: string | undefined): ExpectedPrice =>
  usage === undefined
    ? { kind: 'unknown', reason: 'nothing in the call has a fixed price' }
    : { kind: 'usage', usage };

/** What a part costs a month, or why that is not known. */
function monthly({ quantity, label }: PricedPart, price: UnitPrice | undefined) {
  if (price === undefined) return `no price of ${label} was looked up`;
  if (price.kind === 'unknown') return price.reason;
  const amount = quantity * price.amount * (price.per === 'hour' ? hoursOfMonth : 1);
  return { amount, currency: price.currency, asOf: price.asOf };
}
