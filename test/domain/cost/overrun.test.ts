import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overrun, overrunProbability } from '../../../lib/domain/cost/overrun.ts';
import { days } from './cost-samples.ts';

const projection = {
  kind: 'projected' as const,
  total: 300,
  low80: 280,
  high80: 330,
  intervals: [
    { percent: 50, low: 290, high: 312 },
    { percent: 80, low: 280, high: 330 },
    { percent: 95, low: 270, high: 350 },
  ],
  path: days(
    '2026-11-11',
    Array.from({ length: 20 }, () => 10),
  ),
  historyDays: 60,
};

describe('overrunProbability', () => {
  it.each([
    [300, 0.5],
    [312, 0.25],
    [330, 0.1],
    [350, 0.025],
    [280, 0.9],
    [270, 0.975],
  ])('above %d', (limit, probability) => {
    expect(overrunProbability(projection, limit)).toBeCloseTo(probability, 4);
  });

  it('falls as the limit rises, and stays between 0 and 1', () => {
    const limit = fc.double({ min: -1000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        const low = overrunProbability(projection, Math.min(a, b));
        const high = overrunProbability(projection, Math.max(a, b));
        expect(low).toBeGreaterThanOrEqual(high - 1e-9);
        expect(low).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is certain when nothing is left of the month', () => {
    const intervals = [{ percent: 80, low: 300, high: 300 }];
    expect(overrunProbability({ ...projection, intervals }, 299)).toBe(1);
    expect(overrunProbability({ ...projection, intervals }, 300)).toBe(0);
  });
});

describe('overrun', () => {
  const known = days(
    '2026-11-01',
    Array.from({ length: 10 }, () => 10),
  );

  it('names the day the limit is passed', () => {
    expect(overrun(projection, known, 250)).toMatchObject({ on: '2026-11-26' });
    expect(overrun(projection, known, 95)).toMatchObject({ on: '2026-11-10' });
  });

  it('names none where the limit holds', () => {
    expect(overrun(projection, known, 300)).not.toHaveProperty('on');
  });

  it('does not answer without a projection', () => {
    expect(overrun({ kind: 'unknown', reason: 'no data' }, known, 100)).toBeUndefined();
  });
});
