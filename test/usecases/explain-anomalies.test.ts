import { describe, expect, it } from 'vitest';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { PriceList } from '../../lib/ports/price-list.ts';
import { explainAnomalies, recordedChanges } from '../../lib/usecases/explain-anomalies.ts';
import { addPrices } from '../../lib/usecases/price-of.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { episode } from '../domain/cost/anomaly/samples.ts';

const part = {
  label: '3 x m5.large',
  offer: 'AmazonEC2',
  usageType: 'BoxUsage:m5.large',
  attributes: {},
  quantity: 3,
};
const launch = consoleEvent({
  id: 'launch',
  at: '2026-11-01T09:00:00Z',
  action: 'RunInstances',
  priced: { direction: 'more', parts: [part] },
});
const prices: PriceList = {
  priceOf: async () => ({ kind: 'known', amount: 0.1, currency: 'USD', per: 'hour' }),
};
const broken: PriceList = { priceOf: () => Promise.reject(new Error('throttled')) };
const billedUnder = () => true;

describe('explainAnomalies', () => {
  it('finds the change behind an anomaly among those that were recorded, with its price', async () => {
    const store = memoryViolationStore();
    await store.record(changeBy({ event: launch }));
    const deps = { changes: recordedChanges(store), billedUnder, prices };
    const { suspects } = await explainAnomalies(deps, [episode({ perDay: 7.2 })]);
    expect(suspects.get('episode-1')).toMatchObject([
      { eventId: 'launch', share: expect.closeTo(1), price: { kind: 'known' } },
    ]);
  });

  it.each([
    ['is', '2026-11-01T09:40:00Z', 'i-1', true],
    ['is not after the hour', '2026-11-01T10:01:00Z', 'i-1', false],
    ['is not by the end of another instance', '2026-11-01T09:40:00Z', 'i-2', false],
  ])('thinks less of a change that was undone within the hour: it %s', async (_, at, id, less) => {
    const key = (instance: string) => `111122223333:eu-central-1:ec2/instance/${instance}`;
    const short = { ...launch, id: 'a-short-one', subjectKeys: [key('i-1')] };
    const long = { ...launch, subjectKeys: [key('i-9')] };
    const { priced: _priced, ...rest } = short;
    const end = { ...rest, id: 'end', at, action: 'TerminateInstances', subjectKeys: [key(id)] };
    const changes = {
      async *read() {
        yield { events: [short, long, end], faults: [] };
      },
    };
    const deps = { changes, billedUnder, prices };
    const { suspects } = await explainAnomalies(deps, [episode({ perDay: 7.2 })]);
    const found = suspects.get('episode-1') ?? [];
    expect(found[0]?.eventId).toBe(less ? 'launch' : 'a-short-one');
    const reasons = found.find(({ eventId }) => eventId === 'a-short-one')?.reasons ?? [];
    expect(reasons.includes('undone 40 minutes later')).toBe(less);
  });

  it('says that none can explain it, which is not that nobody looked', async () => {
    const deps = { changes: recordedChanges(memoryViolationStore()), billedUnder };
    const { suspects } = await explainAnomalies(deps, [episode()]);
    expect(suspects.get('episode-1')).toEqual([]);
    expect((await explainAnomalies(deps, [])).suspects.size).toBe(0);
  });
});

describe('addPrices', () => {
  it('prices what is known to cost something, and nothing else', async () => {
    const [priced, plain, money] = await addPrices(prices, [
      changeBy({ event: launch }),
      changeBy(),
      overBudget(),
    ]);
    expect(priced).toMatchObject({ price: { kind: 'known', perDay: expect.closeTo(7.2) } });
    expect(plain).not.toHaveProperty('price');
    expect(money).not.toHaveProperty('price');
  });

  it('says unknown, with the reason, when the price list fails', async () => {
    const [priced] = await addPrices(broken, [changeBy({ event: launch })]);
    expect(priced).toMatchObject({ price: { kind: 'unknown', reason: 'throttled' } });
  });
});
