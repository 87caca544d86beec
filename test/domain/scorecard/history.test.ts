import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWeek, weekOf, withTrend } from '../../../lib/domain/scorecard/history.ts';
import { measured, unmeasured } from '../../../lib/domain/scorecard/metric.ts';
import type { Comparison } from '../../../lib/domain/scorecard/scorecard.ts';
import { sampleScorecard } from '../../render/sample-scorecard.ts';

const dayMs = 86_400_000;

describe('a week', () => {
  it('begins on Monday, UTC', () => {
    expect(weekOf('2026-11-23T00:00:00Z')).toBe('2026-11-23');
    expect(weekOf('2026-11-22T23:59:59Z')).toBe('2026-11-16');
  });

  it('holds each moment once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        const monday = Date.parse(weekOf(new Date(ms).toISOString()));
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(ms - monday).toBeGreaterThanOrEqual(0);
        expect(ms - monday).toBeLessThan(7 * dayMs);
      }),
    );
  });

  it('keeps of a scorecard what a trend needs', () => {
    const row = toWeek(sampleScorecard());
    expect(row).toMatchObject({
      week: '2026-11-02',
      metrics: { 'manual-changes': 2, availability: 'unknown' },
      gates: { security: 'fail', cost: 'pass', 'monitoring-coverage': 'unknown' },
    });
    expect(JSON.stringify(row).length).toBeLessThan(600);
  });
});

describe('a trend', () => {
  const frame = (comparison: Comparison) => ({
    id: 'availability' as const,
    unit: 'percent' as const,
    comparison,
    target: 50,
    samplesOf: 'objectives',
  });
  const metric = (value: number, comparison: Comparison = 'at-least') =>
    measured(frame(comparison), { value, how: '', samples: 1 });
  const week = (day: string, value: number | 'unknown') => {
    const row = toWeek({ ...sampleScorecard(), gradedAt: `${day}T06:00:00Z` });
    return { ...row, metrics: { ...row.metrics, availability: value } };
  };

  it.each([
    [60, 'at-least', 'better'],
    [40, 'at-least', 'worse'],
    [50, 'at-least', 'same'],
    [40, 'at-most', 'better'],
    [60, 'below', 'worse'],
  ] as const)('%d after 50, %s, is %s', (value, comparison, direction) => {
    const { trend } = withTrend(metric(value, comparison), [week('2026-11-16', 50)]);
    expect(trend).toMatchObject({ kind: 'known', direction, change: value - 50 });
  });

  it('leaves out weeks without a value', () => {
    const before = [
      week('2026-11-02', 10),
      week('2026-11-09', 'unknown'),
      week('2026-11-16', 'unknown'),
    ];
    const { trend } = withTrend(metric(20), before);
    expect(trend).toMatchObject({ change: 10, points: [{ week: '2026-11-02', value: 10 }] });
  });

  it('is unknown without an earlier value, and without one now', () => {
    expect(withTrend(metric(20), [week('2026-11-16', 'unknown')]).trend).toMatchObject({
      kind: 'unknown',
    });
    const none = unmeasured(frame('below'), 'was denied', { how: '' });
    expect(withTrend(none, [week('2026-11-16', 1)]).trend).toMatchObject({ kind: 'unknown' });
  });
});
