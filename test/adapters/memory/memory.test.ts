import { describe, expect, test } from 'vitest';
import { memoryChangeSource } from '../../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';
import { memoryCostSource } from '../../../lib/adapters/memory/cost-source.ts';
import { memoryReportStore } from '../../../lib/adapters/memory/report-store.ts';
import { memorySweepLedger } from '../../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../../lib/adapters/memory/violation-store.ts';
import { emptyTally } from '../../../lib/domain/change/tally.ts';
import { changeBy, collect, consoleEvent } from '../../builders.ts';

describe('the violation store', () => {
  test('writes a fingerprint once and tells its subscribers once', async () => {
    const store = memoryViolationStore();
    const told: string[] = [];
    store.subscribe(({ fingerprint }) => told.push(fingerprint));
    expect(await store.record(changeBy())).toBe('new');
    expect(await store.record(changeBy({ severity: 'low' }))).toBe('known');
    expect(told).toEqual(['fingerprint-of-event-1']);
  });

  test('lists the window, oldest first', async () => {
    const store = memoryViolationStore();
    for (const minute of ['30', '10', '00', '59']) {
      const event = consoleEvent({ id: minute, at: `2026-11-23T10:${minute}:00Z` });
      await store.record(changeBy({ event }));
    }
    const window = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T10:59:00.000Z' };
    const found = await collect(store.list(window));
    expect(found.map(({ at }) => at.slice(14, 16))).toEqual(['00', '10', '30']);
  });
});

test('the change source keeps to the window and yields faults', async () => {
  const events = ['09:59', '10:00', '11:00'].map((time) =>
    consoleEvent({ id: time, at: `2026-11-23T${time}:00Z` }),
  );
  const fault = { source: 's', code: 'not-json', message: 'broken' } as const;
  const source = memoryChangeSource(events, [fault]);
  const idsOf = async (window: { from?: string; to?: string }) =>
    (await collect(source.read(window))).flatMap((batch) => batch.events.map(({ id }) => id));
  expect(await idsOf({ from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T11:00:00.000Z' })).toEqual(
    ['10:00'],
  );
  expect(await idsOf({})).toHaveLength(3);
  expect((await collect(source.read({})))[0]?.faults).toEqual([fault]);
});

test('the cost source keeps to the days asked for', async () => {
  const records = ['2026-11-01', '2026-11-02', '2026-11-03'].map(
    (date) => ({ date, amount: 1, chargeType: 'usage' }) as const,
  );
  const source = memoryCostSource({
    source: 'memory',
    kind: 'plain-csv',
    currency: 'USD',
    metric: 'UnblendedCost',
    estimatedDays: new Set(),
    records,
  });
  const { reading } = await source.read({ from: '2026-11-02', to: '2026-11-03' });
  expect(reading.records.map(({ date }) => date)).toEqual(['2026-11-02']);
  expect((await source.read({})).reading.records).toHaveLength(3);
});

test('the clock stands still, or steps', () => {
  const still = memoryClock('2026-11-23T10:00:00Z');
  expect(still.now()).toEqual(still.now());
  const stepping = memoryClock('2026-11-23T10:00:00Z', 1000);
  expect(stepping.now().getTime() - stepping.now().getTime()).toBe(-1000);
});

test('the ledger replaces a window and keeps the watermark where it is furthest', async () => {
  const ledger = memorySweepLedger();
  const window = (hour: string, seen: number) => ({
    region: 'eu-west-1',
    from: `2026-11-23T${hour}:00:00.000Z`,
    to: `2026-11-23T${hour}:59:59.000Z`,
    sweptAt: '2026-11-23T12:00:00.000Z',
    tally: { ...emptyTally(), seen },
    exceptionUses: {},
  });
  await ledger.close(window('10', 1));
  await ledger.close(window('09', 1));
  await ledger.close(window('09', 5));
  expect(await ledger.watermark('eu-west-1')).toBe('2026-11-23T10:59:59.000Z');
  expect(await ledger.watermark('eu-west-2')).toBeUndefined();
  const span = { from: '2026-11-23T09:00:00Z', to: '2026-11-23T10:00:00Z' };
  expect((await collect(ledger.list(span))).map(({ tally }) => tally.seen)).toEqual([5]);
});

test('the report store keeps what it is given', async () => {
  const store = memoryReportStore();
  const file = { name: 'a.html', contentType: 'text/html', body: '' };
  expect(await store.put(file)).toEqual({ location: 'memory:a.html' });
  expect(store.files).toEqual([file]);
});
