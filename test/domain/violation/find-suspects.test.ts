import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../../lib/domain/change/change-event.ts';
import type { ExpectedPrice } from '../../../lib/domain/change/priced-change.ts';
import { findSuspects } from '../../../lib/domain/violation/find-suspects.ts';
import { consoleEvent } from '../../builders.ts';
import { episode } from '../cost/anomaly/samples.ts';

const billedUnder = (service: string, bill: string) => bill.toLowerCase().includes(service);
const odd = episode({ perDay: 100, since: '2026-11-03' });
const known = (perDay: number): ExpectedPrice => ({
  kind: 'known',
  perDay,
  perMonth: perDay * 30.4,
  currency: 'USD',
  of: '3 x m5.large',
});
const launch = (given: Partial<ChangeEvent> = {}, perDay = 94) => ({
  event: consoleEvent({
    id: 'launch',
    at: '2026-11-03T14:12:00Z',
    action: 'RunInstances',
    story: 'launched 3 x m5.large',
    priced: { direction: 'more', parts: [] },
    ...given,
  }),
  price: known(perDay),
});
const idsOf = (...candidates: Parameters<typeof findSuspects>[1][number][]) =>
  findSuspects(odd, candidates, billedUnder).map(({ eventId }) => eventId);

describe('findSuspects', () => {
  it('says who did what, and what speaks for it', () => {
    const [suspect] = findSuspects(odd, [launch()], billedUnder);
    expect(suspect).toMatchObject({
      actor: 'dana',
      story: 'launched 3 x m5.large',
      call: 'ec2:RunInstances',
      share: 0.94,
    });
    expect(suspect?.reasons).toEqual([
      '94 % of the difference',
      'made on the day it began',
      'of the same service',
    ]);
  });

  it.each([
    ['after it began', { at: '2026-11-04T00:01:00Z' }],
    ['long before', { at: '2026-10-20T12:00:00Z' }],
    ['in another account', { account: '444455556666' }],
    ['without success', { outcome: { kind: 'failed', code: 'Denied' } }],
    ['to make things cheaper', { priced: { direction: 'less', parts: [] } }],
    ['to permissions only', { effect: 'permission' }],
  ] as const)('names no change made %s', (_, given) => {
    expect(idsOf(launch(given))).toEqual([]);
  });

  it('prefers the plausible price, the same service and the nearer day', () => {
    expect(idsOf(launch({ id: 'tiny' }, 1), launch())[0]).toBe('launch');
    expect(idsOf(launch({ id: 'other', service: 'rds' }), launch())[0]).toBe('launch');
    expect(idsOf(launch({ id: 'older', at: '2026-11-01T14:12:00Z' }), launch())[0]).toBe('launch');
  });

  it('believes the bill: its region, its usage type, its resource', () => {
    const causes = [
      { region: 'eu-central-1', usageType: 'EUC1-BoxUsage:m5.large', resource: 'i-1', amount: 100 },
    ];
    const part = { label: 'x', offer: 'AmazonEC2', attributes: {}, quantity: 3 };
    const here = launch({
      id: 'here',
      resources: [{ id: 'i-1' }],
      priced: { direction: 'more', parts: [{ ...part, usageType: 'BoxUsage:m5.large' }] },
    });
    const there = launch({ id: 'there', region: 'us-east-1' });
    const found = findSuspects({ ...odd, causes }, [there, here], billedUnder);
    expect(found[0]?.eventId).toBe('here');
    expect(found[0]?.reasons.slice(0, 2)).toEqual([
      'i-1 is on the bill',
      'BoxUsage:m5.large is what the bill shows',
    ]);
  });

  it('gives the same three whatever the order', () => {
    const all = [1, 2, 3, 4, 5].map((n) => launch({ id: `e${n}` }, 20 * n));
    const expected = findSuspects(odd, all, billedUnder);
    expect(expected).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 5 }), (shuffled) => {
        expect(findSuspects(odd, shuffled, billedUnder)).toEqual(expected);
      }),
    );
  });
});
