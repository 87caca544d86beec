import { describe, expect, it } from 'vitest';
import { hourOf, type SeverityCounts, timelineOf } from '../../../lib/domain/scorecard/timeline.ts';

const none: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
const byHour = (...times: string[]) => {
  const map = new Map<string, SeverityCounts>();
  for (const at of times) {
    const hour = hourOf(at);
    map.set(hour, { ...none, high: (map.get(hour)?.high ?? 0) + 1 });
  }
  return map;
};
const times = ['2026-11-03T14:12:09Z', '2026-11-03T14:59:59Z', '2026-11-03T15:00:00Z'];
const counts = (rows: readonly { from: string; bySeverity: SeverityCounts }[]) =>
  rows.map(({ from, bySeverity }) => [from, bySeverity.high]);

describe('timelineOf', () => {
  it('tells hours of a short period apart', () => {
    const period = { from: '2026-11-01T00:00:00Z', to: '2026-11-04T00:00:00Z' };
    const { step, rows } = timelineOf(byHour(...times), period);
    expect(step).toBe('hour');
    expect(counts(rows)).toEqual([
      ['2026-11-03T14:00Z', 2],
      ['2026-11-03T15:00Z', 1],
    ]);
  });

  it('puts a month into days', () => {
    const period = { from: '2026-10-20T00:00:00Z', to: '2026-11-20T00:00:00Z' };
    const { step, rows } = timelineOf(byHour(...times, '2026-10-21T00:00:00Z'), period);
    expect(step).toBe('day');
    expect(counts(rows)).toEqual([
      ['2026-10-21', 1],
      ['2026-11-03', 3],
    ]);
  });

  it('puts a year into weeks, from Monday on', () => {
    const { step, rows } = timelineOf(byHour(...times, '2025-11-09T23:00:00Z'));
    expect(step).toBe('week');
    expect(counts(rows)).toEqual([
      ['2025-11-03', 1],
      ['2026-11-02', 3],
    ]);
  });

  it('has no rows without violations', () => {
    expect(timelineOf(new Map()).rows).toEqual([]);
  });
});
