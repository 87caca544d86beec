import { describe, expect, it } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryCostHistory } from '../../lib/adapters/memory/cost-history.ts';
import { memoryCostSource } from '../../lib/adapters/memory/cost-source.ts';
import { completeUntil } from '../../lib/domain/cost/complete-days.ts';
import type { CostReading } from '../../lib/domain/cost/cost-record.ts';
import type { CostSnapshot } from '../../lib/domain/cost/cost-snapshot.ts';
import { tableOf } from '../../lib/domain/cost/cost-table.ts';
import { rememberCosts } from '../../lib/usecases/remember-costs.ts';
import { reading, record } from '../domain/cost/cost-samples.ts';

/** One export as it looked at three times: yesterday is partial, and tax on the 1st grows all month. */
const fetches = [
  { at: '2025-11-17T11:00:00.000Z', tax: 8.59, days: { 14: 31.49, 15: 31.49, 16: 22.41 } },
  {
    at: '2025-11-18T20:51:00.000Z',
    tax: 12.41,
    days: { 14: 31.49, 15: 31.49, 16: 31.49, 17: 31.49, 18: 6.59 },
  },
  {
    at: '2025-11-19T10:26:00.000Z',
    tax: 13.53,
    days: { 14: 31.49, 15: 31.49, 16: 31.49, 17: 31.49, 18: 20.26 },
  },
];

const readingOf = ({ at, tax, days }: (typeof fetches)[number]): CostReading =>
  reading(
    [
      record({ date: '2025-11-01', amount: tax, chargeType: 'tax' }),
      ...Object.entries(days).map(([day, amount]) =>
        record({ date: `2025-11-${day}`, amount: amount ?? 0 }),
      ),
    ],
    { capturedAt: at },
  );

async function replay(count: number, kept: CostSnapshot[] = []) {
  const readings: CostReading[] = [];
  for (const fetch of fetches.slice(0, count)) {
    const source = memoryCostSource(readingOf(fetch));
    const clock = memoryClock(fetch.at);
    readings.push((await rememberCosts(source, memoryCostHistory(kept), clock).read({})).reading);
  }
  return readings;
}

describe('rememberCosts', () => {
  it('reports what was restated since the fetch before', async () => {
    const [first, second, third] = await replay(3);
    expect(first?.restated).toBeUndefined();
    expect(second?.restated).toEqual([
      { date: '2025-11-16', was: 22.41, now: 31.49, seenAt: fetches[0]?.at },
      { date: '2025-11-01', was: 8.59, now: 12.41, seenAt: fetches[0]?.at },
    ]);
    // The 18th was not over when it was seen first, so it is no restatement.
    expect(third?.restated?.map(({ date }) => date)).toEqual(['2025-11-01']);
  });

  it('keeps nothing of the same costs in more detail, as records or as a table', async () => {
    const [fetch] = fetches;
    if (fetch === undefined) throw new Error('no fetch');
    const { records, ...about } = readingOf(fetch);
    const table = { about, costs: tableOf(records), faults: [] };
    const kept: CostSnapshot[] = [];
    const source = { ...memoryCostSource({ ...about, records }), readTable: async () => table };
    const remembered = rememberCosts(source, memoryCostHistory(kept), memoryClock(fetch.at));
    await remembered.read({ usageTypes: true });
    expect(await remembered.readTable?.({ usageTypes: true })).toBe(table);
    expect(kept).toEqual([]);
    await remembered.read({});
    expect(kept).toHaveLength(1);
  });

  it('never judges a day that is known to grow', async () => {
    const [first, second, third] = await replay(3);
    const until = [first, second, third].map((it) => it && completeUntil(it, '2025-11-20'));
    expect(until).toEqual(['2025-11-16', '2025-11-17', '2025-11-18']);
  });

  it('learns how complete a day is by its age', async () => {
    const [, , third] = await replay(3);
    expect(third?.maturity?.byAge).toContainEqual({
      age: 1,
      cases: 1,
      least: expect.closeTo(22.41 / 31.49),
      usual: expect.closeTo(22.41 / 31.49),
    });
  });

  it('keeps a fetch that says nothing new only once', async () => {
    const kept: CostSnapshot[] = [];
    await replay(1, kept);
    const again = memoryCostSource({
      ...readingOf({ at: '', tax: 8.59, days: { 14: 31.49, 15: 31.49, 16: 22.41 } }),
      capturedAt: '2025-11-17T12:00:00.000Z',
    });
    await rememberCosts(again, memoryCostHistory(kept), memoryClock('2025-11-17T12:00:00Z')).read(
      {},
    );
    expect(kept).toHaveLength(1);
  });

  it('still gives the costs when the history fails, and says so', async () => {
    const broken = {
      keep: async () => {},
      list: async () => {
        throw new Error('table gone');
      },
    };
    const source = memoryCostSource(
      readingOf({ at: '2025-11-17T11:00:00Z', tax: 1, days: { 14: 1, 15: 1, 16: 1 } }),
    );
    const read = await rememberCosts(source, broken, memoryClock('2025-11-17T11:00:00Z')).read({});
    expect(read.reading.records).toHaveLength(4);
    expect(read.faults).toMatchObject([{ message: expect.stringContaining('table gone') }]);
  });
});
