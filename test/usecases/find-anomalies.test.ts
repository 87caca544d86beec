import { expect, it } from 'vitest';
import { judgeLeaf } from '../../lib/domain/cost/anomaly/episodes-in.ts';
import { tableOf } from '../../lib/domain/cost/cost-table.ts';
import type { CostQuery, CostSource } from '../../lib/ports/cost-source.ts';
import { findAnomalies } from '../../lib/usecases/find-anomalies.ts';
import { reading, usage } from '../domain/cost/cost-samples.ts';

const leaf = { account: '111122223333', service: 'Amazon EC2' };
const days = (amount: number, more: number) =>
  Array.from({ length: 100 }, (_, day) => amount + (day > 95 ? more : 0));
const detailed = [
  ...usage('2026-08-02', days(10, 0), { ...leaf, usageType: 'BoxUsage' }),
  ...usage('2026-08-02', days(5, 30), { ...leaf, usageType: 'NatGateway' }),
];
const plain = usage('2026-08-02', days(15, 30), leaf);
const { records: _, ...about } = reading([]);

/** A source that tells the costs of a service, with their usage types beside or when asked again. */
function source(comesAlong: boolean): CostSource & { readonly asked: CostQuery[] } {
  const asked: CostQuery[] = [];
  const tableFor = (query: CostQuery) => {
    asked.push(query);
    const costs = tableOf(query.detailOf ? detailed : plain);
    const beside = comesAlong && query.detailIfSmall ? { detail: tableOf(detailed) } : {};
    return { about, costs, ...beside, faults: [] };
  };
  return {
    asked,
    read: async (query) => ({ reading: reading(tableFor(query).costs.records()), faults: [] }),
    readTable: async (query) => tableFor(query),
  };
}

it('reads a second time only where the usage types did not come along, and finds the same', async () => {
  const [once, twice] = [source(true), source(false)];
  const found = await findAnomalies(once, { minimumImpact: 1 });
  expect(found).toEqual(await findAnomalies(twice, { minimumImpact: 1 }));
  expect(found.found.groups[0]?.episodes[0].causes).toMatchObject([{ usageType: 'NatGateway' }]);
  expect(once.asked).toHaveLength(1);
  expect(twice.asked.map(({ detailOf }) => detailOf)).toEqual([undefined, [leaf]]);
});

it('takes what another judge of series says', async () => {
  const { found } = await findAnomalies(source(true), {
    minimumImpact: 1,
    judgeSeries: async (leaves) => leaves.map((it) => judgeLeaf(it).slice(0, 0)),
  });
  expect(found.groups).toEqual([]);
  expect(found.leaves).toBe(1);
});
