import type { ChangeEvent } from '../domain/change/change-event.ts';
import { expectedPrice } from '../domain/change/expected-price.ts';
import type { ExpectedPrice, PricedPart, UnitPrice } from '../domain/change/priced-change.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { PriceList } from '../ports/price-list.ts';

/** What a change is expected to cost; unknown, with the reason, where no price can be had. */
export async function priceOf(
  { priced, region }: Pick<ChangeEvent, 'priced' | 'region'>,
  prices: PriceList | undefined,
): Promise<ExpectedPrice> {
  if (priced === undefined)
    return { kind: 'unknown', reason: 'it is not known to cost anything by itself' };
  const units: UnitPrice[] = [];
  for (const part of priced.unknownBecause === undefined ? priced.parts : [])
    units.push(await unitPrice(part, region, prices));
  return expectedPrice(priced, units);
}

/** A price list that fails makes the price unknown: what is told must not wait for it. */
async function unitPrice(
  part: PricedPart,
  region: string,
  prices: PriceList | undefined,
): Promise<UnitPrice> {
  if (prices === undefined) return { kind: 'unknown', reason: 'prices were not looked up' };
  try {
    return await prices.priceOf(part, region);
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Violations with the prices of those changes that are known to cost something; as they are without a price list. */
export async function addPrices<V extends Violation>(
  prices: PriceList | undefined,
  violations: readonly V[],
): Promise<V[]> {
  const priced: V[] = [];
  for (const violation of violations) {
    const costs = violation.subject === 'change' && violation.event.priced !== undefined;
    priced.push(
      prices !== undefined && costs
        ? { ...violation, price: await priceOf(violation.event, prices) }
        : violation,
    );
  }
  return priced;
}
