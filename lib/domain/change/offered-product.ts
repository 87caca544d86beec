import type { PricedPart, UnitPrice } from './priced-change.ts';

/** A product of a price list, with its on-demand prices. */
export interface OfferedProduct {
  /** As the list spells them, `usagetype`, `regionCode` and `productFamily` among them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly prices: readonly {
    /** `Hrs`, `GB-Mo`, … */
    readonly unit: string;
    readonly amount: number;
    readonly currency: string;
    /** Where its tier begins; 0 for the first. */
    readonly from: number;
  }[];
  /** When the list was published, `YYYY-MM-DD`. */
  readonly asOf?: string;
}

/** What AWS's lists say of a product's prices, read from a file or asked for. */
interface OfferTerm {
  readonly priceDimensions: Readonly<
    Record<
      string,
      {
        readonly unit: string;
        readonly beginRange?: string | undefined;
        /** Amount as text, by currency. */
        readonly pricePerUnit: Readonly<Record<string, string>>;
      }
    >
  >;
}

/** The prices in terms of a product: each dimension, in each currency. */
export const pricesOf = (terms: Readonly<Record<string, OfferTerm>>): OfferedProduct['prices'] =>
  Object.values(terms)
    .flatMap(({ priceDimensions }) => Object.values(priceDimensions))
    .flatMap(({ unit, beginRange = '0', pricePerUnit }) =>
      Object.entries(pricePerUnit).map(([currency, amount]) => ({
        unit,
        amount: Number(amount),
        currency,
        from: Number(beginRange),
      })),
    );

/**
 * The price of one unit of a part: of the products whose attributes fit and whose usage type ends as the
 * part's, the on-demand price of the first tier that costs something. Unknown when no product fits, or
 * when those that do have different prices.
 */
export function unitPriceOf(products: readonly OfferedProduct[], part: PricedPart): UnitPrice {
  const fitting = products.filter((product) => fits(product, part));
  const found = fitting.flatMap(({ prices, asOf }) => {
    const [first] = prices.filter(({ amount }) => amount > 0).sort((a, b) => a.from - b.from);
    return first === undefined ? [] : [{ ...first, asOf }];
  });
  const [first] = found;
  if (first === undefined)
    return {
      kind: 'unknown',
      reason: `the price list has no ${part.usageType} of that kind there`,
    };
  if (found.some(({ amount, unit }) => amount !== first.amount || unit !== first.unit))
    return { kind: 'unknown', reason: `the price list has several prices of ${part.usageType}` };
  const per = periodOf(first.unit);
  if (per === undefined)
    return { kind: 'unknown', reason: `its price is for each ${first.unit}, not for a time` };
  const { amount, currency, asOf } = first;
  return { kind: 'known', amount, currency, per, ...(asOf !== undefined && { asOf }) };
}

function fits(
  { attributes }: OfferedProduct,
  { usageType, attributes: wanted }: PricedPart,
): boolean {
  // Offers do not agree with their own APIs on capital letters: `Kafka.m5.large`, `kafka.m5.large`.
  const of = (attributes['usagetype'] ?? '').toLowerCase();
  const wantedType = usageType.toLowerCase();
  const sameType = of === wantedType || of.endsWith(`-${wantedType}`);
  return sameType && Object.entries(wanted).every(([name, value]) => attributes[name] === value);
}

function periodOf(unit: string): 'hour' | 'month' | undefined {
  if (/(^|[^a-z])(hrs?|hours?)$/i.test(unit) || /-?(hrs|hour)$/i.test(unit)) return 'hour';
  return /(mo|month|months|keys|secrets)$/i.test(unit) ? 'month' : undefined;
}
