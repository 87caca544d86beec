import type { ExpectedPrice } from '../domain/change/priced-change.ts';
import { plain } from './escape.ts';
import { amountText } from './report-words.ts';

const longest = 160;

/** `+2,360 USD a day (3 x p4d.24xlarge; list price of 2026-11-01)`, `price unknown: <why>` or what it depends on. */
export function priceText(price: ExpectedPrice): string {
  if (price.kind === 'unknown') return `price unknown: ${plain(price.reason, longest)}`;
  if (price.kind === 'usage') return `price depends on use: ${plain(price.usage, longest)}`;
  const { of, asOf, usage } = price;
  const basis = [
    plain(of, longest),
    asOf === undefined ? 'list price' : `list price of ${asOf}`,
    ...(usage === undefined ? [] : [`besides ${plain(usage, longest)}, which depends on use`]),
  ];
  return `${priceFigure(price)} (${basis.join('; ')})`;
}

/** `+2,360 USD a day`; undefined where no figure is known. */
export function priceFigure(price: Extract<ExpectedPrice, { kind: 'known' }>): string {
  return `${signed(price.perDay, price.currency)} a day`;
}

/** `+12.40 USD`, `-3.00 USD`. */
export function signed(amount: number, currency: string): string {
  return `${amount < 0 ? '' : '+'}${amountText(amount, currency)}`;
}
