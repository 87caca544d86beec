import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowSums } from '../../../../lib/adapters/files/cost/row-sums.ts';
import { SumKeys } from '../../../../lib/adapters/files/cost/sum-keys.ts';
import { leafKey } from '../../../../lib/domain/cost/anomaly/cost-leaf.ts';
import type { CostRecord } from '../../../../lib/domain/cost/cost-record.ts';
import { type CostTable, joinedTable, tableOf } from '../../../../lib/domain/cost/cost-table.ts';

const row = fc.record({
  date: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'),
  service: fc.constantFrom('Amazon EC2', 'Amazon RDS'),
  region: fc.constantFrom('eu-central-1', 'us-east-1'),
  amount: fc.integer({ min: -100, max: 100 }),
  quantity: fc.option(fc.integer({ min: 0, max: 9 }), { nil: Number.NaN }),
});
interface Given {
  readonly date: string;
  readonly service: string;
  readonly region: string;
  readonly amount: number;
  readonly quantity: number;
}

function addTo(sums: RowSums, keys: SumKeys, rows: readonly Given[]): RowSums {
  for (const { date, service, region, amount, quantity } of rows)
    sums.add(
      keys.lineOf({ chargeType: 'usage', service, region }),
      keys.dayOf(date),
      amount,
      quantity,
    );
  return sums;
}

function tableFrom(rows: readonly Given[]): RowSums {
  const keys = new SumKeys();
  return addTo(new RowSums(keys), keys, rows);
}

/** One by one, in the order in which they first come. */
function summed(rows: readonly Given[]): CostRecord[] {
  const groups = Map.groupBy(rows, ({ date, service, region }) => [date, service, region].join());
  return [...groups.values()].flatMap((same): CostRecord[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { date, service, region } = first;
    const [amount, quantity] = [
      same.reduce((sum, it) => sum + it.amount, 0),
      same.reduce((sum, it) => sum + it.quantity, 0),
    ];
    const known = Number.isNaN(quantity) ? {} : { quantity };
    return [{ date, chargeType: 'usage', service, region, amount, ...known }];
  });
}

const leaves = [{ service: 'Amazon EC2' }, { service: 'Amazon RDS' }, { service: 'none' }];

/** All that a table says. */
function told(table: CostTable) {
  const each: string[] = [];
  table.each((date, amount, { service, region }) =>
    each.push([date, amount, service, region].join()),
  );
  const find = table.byLeaf();
  return {
    dates: table.dates(),
    records: table.records(),
    on: table.dates().map((date) => table.on(date)),
    each,
    leaves: leaves.map((leaf) => [leafKey(leaf), find(leaf)]),
  };
}

it('sums rows by day and dimensions, and says the same as a list of records would', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const sums = tableFrom(rows);
      expect(told(sums)).toEqual(told(tableOf(summed(rows))));
      expect(sums.rows).toBe(rows.length);
      expect(sums.amount).toBe(rows.reduce((sum, { amount }) => sum + amount, 0));
    }),
  );
});

it('takes over what others have summed', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 20 }),
      fc.array(row, { maxLength: 20 }),
      (some, more) => {
        const keys = new SumKeys();
        const sums = addTo(new RowSums(keys), keys, some);
        const others = addTo(new RowSums(keys), keys, more);
        sums.addAll(others);
        expect(sums.records()).toEqual(summed([...some, ...more]));
        sums.clear();
        expect(sums.records()).toEqual([]);
        sums.addAll(others);
        expect(sums.records()).toEqual(others.records());
      },
    ),
  );
});

it('joins days of several tables, by day', () => {
  const kept = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04');
  const part = fc.tuple(fc.array(row, { maxLength: 20 }), fc.uniqueArray(kept));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      const tables = parts.map(([rows, dates]) => ({
        costs: tableFrom(rows),
        dates: new Set<string>(dates),
      }));
      const dates = ['2026-11-02', '2026-11-01', '2026-11-03', '2026-11-04'].filter((date) =>
        tables.some((it) => it.dates.has(date) && it.costs.on(date).length > 0),
      );
      const records = dates.flatMap((date) =>
        tables.flatMap((it) => (it.dates.has(date) ? it.costs.on(date) : [])),
      );
      const { each: _, ...joined } = told(joinedTable(dates, tables));
      const { each: __, ...listed } = told(tableOf(records));
      expect(joined).toEqual(listed);
      const sum = (table: CostTable) => {
        let total = 0;
        table.each((_date, amount) => (total += amount));
        return total;
      };
      expect(sum(joinedTable(dates, tables))).toBe(sum(tableOf(records)));
    }),
  );
});
