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
