import { describe, expect, it } from 'vitest';
import { contentCosts } from '../../../lib/adapters/files/content-costs.ts';
import type { CostRecord } from '../../../lib/domain/cost/cost-record.ts';
import type { CostQuery } from '../../../lib/ports/cost-source.ts';

const header =
  'ChargePeriodStart,BilledCost,BillingCurrency,ChargeCategory,ServiceName,SubAccountId,RegionId,x_UsageType,ResourceId\n';
const row = (day: number, cost: number, usageType: string, resource = ''): string =>
  `2026-11-0${day}T00:00:00Z,${cost},USD,Usage,Amazon EC2,111122223333,eu-central-1,${usageType},${resource}\n`;

/** Files of these rows. */
const costs = (...files: readonly (readonly string[])[]) =>
  contentCosts(
    {
      name: 'export',
      list: async () =>
        files.map((rows, index) => ({
          name: `part-${index}.csv`,
          path: `part-${index}.csv`,
          bytes: 1,
          isPart: true,
          async *stream() {
            yield Buffer.from(header + rows.join(''));
          },
          slice: async () => new ArrayBuffer(0),
        })),
    },
    {
      readAnswer: () => {
        throw new Error('no answer of Cost Explorer');
      },
    },
  );

async function tables(source: ReturnType<typeof costs>, query: CostQuery) {
  const { costs: table, detail } = (await source.readTable?.(query)) ?? {};
  return { records: table?.records() ?? [], detail: detail?.records() };
}

const total = (records: readonly CostRecord[] = []): number =>
  records.reduce((sum, { amount }) => sum + amount, 0);

const leaf = { account: '111122223333', service: 'Amazon EC2' };

describe('usage types and resources that may come along', () => {
  const first = [
    row(1, 2, 'BoxUsage', 'i-1'),
    row(1, 3, 'BoxUsage', 'i-2'),
    row(2, 4, 'NatGateway'),
  ];
  const second = [row(3, 8, 'BoxUsage', 'i-1'), row(2, 16, 'BoxUsage', 'i-2')];

  it('are what asking for them gives, and the costs are the same as without', async () => {
    for (const source of [costs(first), costs(first, second)]) {
      const { records, detail } = await tables(source, { detailIfSmall: true });
      expect(records).toEqual((await source.read({})).reading.records);
      expect(detail).toEqual((await source.read({ detailOf: [leaf] })).reading.records);
      expect(detail?.some(({ usageType }) => usageType === 'BoxUsage')).toBe(true);
      expect((await tables(source, {})).detail).toBeUndefined();
    }
  });

  it('stay away where there are too many, and nothing is lost', async () => {
    const many = Array.from({ length: 110_000 }, (_, n) =>
      row(1 + (n % 9), 1, 'BoxUsage', `i-${n}`),
    );
    const alone = await tables(costs(many), { detailIfSmall: true });
    expect(alone.detail).toBeUndefined();
    expect(alone.records).toHaveLength(9);
    expect(total(alone.records)).toBe(110_000);
    const parts = await tables(costs(first, many), { detailIfSmall: true });
    expect(parts.detail).toBeUndefined();
    expect(total(parts.records)).toBe(110_009);
  });
});
