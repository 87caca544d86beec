import { priceRows } from './price-rows.ts';

interface WantedPart {
  readonly offer: string;
  /** How its usage types begin behind the region's own prefix, as far as no call decides. */
  readonly usageType: string;
  /** Attributes that no call decides. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

const isFixed = (template: string): boolean => !/[{<]/.test(template);

const wanted: ReadonlyMap<string, readonly WantedPart[]> = Map.groupBy(
  priceRows
    .flatMap(({ parts = [] }) => parts)
    .map(({ offer, usageType, attributes = {} }) => ({
      offer,
      usageType: usageType.replace(/[{<].*$/, '').toLowerCase(),
      attributes: Object.entries(attributes).filter(([, value]) => isFixed(value)),
    })),
  ({ offer }) => offer,
);

/** Whether a product of an offer may be what a call starts: a small part of all there are. */
export function isWantedProduct(
  offer: string,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const type = (attributes['usagetype'] ?? '').toLowerCase();
  return (wanted.get(offer) ?? []).some(
    (part) =>
      (type.startsWith(part.usageType) || type.includes(`-${part.usageType}`)) &&
      part.attributes.every(([name, value]) => attributes[name] === value),
  );
}
