import { type ChargeType, dailyChargeTypes } from '../charge-type.ts';
import type { CostDimensions } from '../cost-record.ts';
import type { CostTable } from '../cost-table.ts';
import { leafKey } from './cost-leaf.ts';
import { dayIndex, type LeafSeries } from './leaf-series.ts';
import { usageFamily } from './usage-family.ts';

/** A family that never comes to this share of what its leaf costs a day on average hides nothing. */
const leastShare = 0.05;

/** As much of a table as is looked at. */
export type DetailedCosts = Pick<CostTable, 'dimensions' | 'each'>;

/**
 * What each family of usage types cost on the days of its leaf, where a leaf has several: `detail` are the
 * same costs by usage type. Those that are too small to hide anything in their leaf are left out.
 */
export function familySeries(leaves: readonly LeafSeries[], detail: DetailedCosts): LeafSeries[] {
  const [first] = leaves;
  if (first === undefined) return [];
  const { families, valuesOf } = severalFamilies(leaves, detail);
  if (families.length === 0) return [];
  const indexOf = dayIndex(first.firstDay);
  detail.each((date, amount, dimensions) => {
    const values = valuesOf.get(dimensions);
    if (values === undefined) return;
    const day = indexOf(date);
    if (day >= 0 && day < values.length) values[day] = (values[day] ?? 0) + amount;
  });
  const usual = new Map(
    leaves.map(({ leaf, values }) => [leafKey(leaf), leastShare * mean(values)]),
  );
  return families.filter(
    ({ of, values }) => values.reduce((most, it) => Math.max(most, it), 0) >= (usual.get(of) ?? 0),
  );
}

interface Family extends LeafSeries {
  /** Key of the leaf it is a part of. */
  readonly of: string;
}

/** The families of leaves that have more than one, still without costs, and where those of each kind of cost go. */
function severalFamilies(leaves: readonly LeafSeries[], detail: DetailedCosts) {
  const kinds = Map.groupBy(
    detail.dimensions().filter(({ chargeType }) => daily.has(chargeType)),
    leafKey,
  );
  const families: Family[] = [];
  const valuesOf = new Map<CostDimensions, Float64Array>();
  for (const whole of leaves) {
    const of = leafKey(whole.leaf);
    const parts = Map.groupBy(kinds.get(of) ?? [], familyOf);
    if (parts.size < 2) continue;
    for (const [usage, all] of parts) {
      const values = new Float64Array(whole.values.length);
      families.push({ ...whole, leaf: { ...whole.leaf, usage }, of, values });
      for (const dimensions of all) valuesOf.set(dimensions, values);
    }
  }
  return { families, valuesOf };
}

const familyOf = ({ usageType }: CostDimensions): string => usageFamily(usageType);

const daily: ReadonlySet<ChargeType> = new Set(dailyChargeTypes);

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
