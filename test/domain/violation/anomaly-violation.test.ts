import { describe, expect, it } from 'vitest';
import {
  type TrackedEpisode,
  trackedAnew,
} from '../../../lib/domain/cost/anomaly/anomaly-memory.ts';
import type { AnomalyNews } from '../../../lib/domain/cost/anomaly/tell-episodes.ts';
import { anomalyViolation } from '../../../lib/domain/violation/anomaly-violation.ts';
import { episode } from '../cost/anomaly/samples.ts';

const violate = (
  what: AnomalyNews['what'],
  given: Parameters<typeof episode>[0] = {},
  tracked: Partial<TrackedEpisode> = {},
) =>
  anomalyViolation(
    { what, tracked: { ...trackedAnew(episode(given)), ...tracked } },
    { currency: 'USD', metric: 'UnblendedCost' },
    '2026-11-04T11:00:00.000Z',
    1000,
  );

describe('anomalyViolation', () => {
  it('is the same fact whatever the figures have become', () => {
    const { fingerprint } = violate('opened');
    expect(violate('opened', { perDay: 12, length: 9 }).fingerprint).toBe(fingerprint);
    expect(violate('grew').fingerprint).not.toBe(fingerprint);
    expect(violate('grew', {}, { growths: 2 }).fingerprint).not.toBe(violate('grew').fingerprint);
    expect(violate('ended', {}, { growths: 2 }).fingerprint).not.toBe(violate('ended').fingerprint);
  });

  it.each([
    ['an increase', 'opened', {}, 'medium'],
    ['one that costs much already', 'opened', { perDay: 20, length: 60 }, 'high'],
    ['one at a pace of much in a month', 'opened', { perDay: 40, length: 1 }, 'high'],
    ['a decrease', 'opened', { perDay: -40 }, 'low'],
    ['a move to another service', 'opened', { perDay: 40, offsetBy: { service: 'x' } }, 'low'],
    ['an end', 'ended', { perDay: 40 }, 'info'],
  ] as const)('%s is of its severity', (_, what, given, severity) => {
    expect(violate(what, given).severity).toBe(severity);
  });

  it('happened when it says, in its account', () => {
    expect(violate('opened')).toMatchObject({
      account: '111122223333',
      at: '2026-11-01T00:00:00.000Z',
    });
    expect(violate('ended').at).toBe('2026-11-03T00:00:00.000Z');
    expect(violate('opened', { leaf: { series: 'total' } }).account).toBe('all');
  });
});
