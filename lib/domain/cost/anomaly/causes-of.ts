import { addDays } from '../calendar.ts';
import { dailyChargeTypes } from '../charge-type.ts';
import type { CostRecord } from '../cost-record.ts';
import type { AnomalyCause, AnomalyEpisode } from './anomaly-episode.ts';
import { type CostLeaf, isSameLeaf } from './cost-leaf.ts';
import { usageFamily } from './usage-family.ts';

/** Days before an episode that its parts are compared with. */
const daysBefore = 28;
const mostCauses = 5;
/** Parts below this share of the difference are left to the rest. */
const leastShare = 0.05;

/** The first day whose detail is needed to tell the causes of an episode. */
export const causesFrom = ({ since }: AnomalyEpisode): string => addDays(since, -daysBefore);

/**
 * What an episode's difference is made of: what each part (region, usage type, resource, charge type)
 * cost, less its share of what was expected, that share being its share of the four weeks before. The
 * parts add up to the impact. Undefined when `detail` tells no parts of this leaf.
 */
export function causesOf(
  episode: AnomalyEpisode,
  detail: readonly CostRecord[],
): readonly AnomalyCause[] | undefined {
  const { since, lastDay, days, impact } = episode;
  const own = detail.filter(
    (it) => isOf(episode.leaf, it) && dailyChargeTypes.includes(it.chargeType),
  );
  const tells = own.some((it) => it.region ?? it.usageType ?? it.resource);
  if (!tells) return undefined;
  const from = causesFrom(episode);
  const before = own.filter(({ date }) => date >= from && date < since);
  const allBefore = sumOf(before);
  const expected = days.reduce((sum, day) => sum + day.expected, 0);
  const during = own.filter(({ date }) => date >= since && date <= lastDay);
  const parts = Map.groupBy([...before, ...during], partKey);
  const differences = [...parts.values()].flatMap((records): AnomalyCause[] => {
    const [first] = records;
    if (first === undefined) return [];
    const then = sumOf(records.filter(({ date }) => date < since));
    const now = sumOf(records.filter(({ date }) => date >= since));
    const usual = allBefore > 0 ? (expected * then) / allBefore : 0;
    return [{ ...namesOf(first), amount: now - usual }];
  });
  const shown = differences
    .filter(({ amount }) => Math.abs(amount) >= leastShare * Math.abs(impact))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (partKey(a) < partKey(b) ? -1 : 1))
    .slice(0, mostCauses);
  const rest = impact - sumOf(shown);
  return Math.abs(rest) < 0.005 ? shown : [...shown, { amount: rest }];
}

const isOf = (leaf: CostLeaf, cost: CostRecord): boolean =>
  isSameLeaf(leaf, cost) &&
  (leaf.usage === undefined || usageFamily(cost.usageType) === leaf.usage);

const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

type Named = Pick<AnomalyCause, 'region' | 'usageType' | 'resource' | 'chargeType'>;

const partKey = ({ region, usageType, resource, chargeType }: Named): string =>
  [region, usageType, resource, chargeType].join('\u0000');

const namesOf = ({ region, usageType, resource, chargeType }: Named): Named => ({
  ...(region !== undefined && { region }),
  ...(usageType !== undefined && { usageType }),
  ...(resource !== undefined && { resource }),
  ...(chargeType !== undefined && { chargeType }),
});
