import { describe, expect, it } from 'vitest';
import { daysOf, monthsOf } from '../../../lib/adapters/aws/calendar.ts';

const at = Date.parse;

describe('monthsOf', () => {
  it.each([
    ['2026-11-10T08:00Z', '2026-11-12T08:00Z', ['2026-10', '2026-11']],
    ['2026-01-31T23:59Z', '2026-02-01T00:00Z', ['2025-12', '2026-01']],
    ['2026-01-31T23:59Z', '2026-02-01T00:01Z', ['2025-12', '2026-01', '2026-02']],
    ['2028-02-29T18:00Z', '2028-03-01T10:00Z', ['2028-01', '2028-02', '2028-03']],
    ['2025-12-31T00:00Z', '2026-01-01T00:00Z', ['2025-11', '2025-12']],
  ])('from %s to %s', (from, to, months) => {
    expect(monthsOf(at(from), at(to))).toEqual(months);
  });
});

describe('daysOf', () => {
  it.each([
    ['2026-02-28T23:59Z', '2026-03-01T00:00Z', ['2026-02-28']],
    ['2028-02-28T23:59Z', '2028-03-01T00:01Z', ['2028-02-28', '2028-02-29', '2028-03-01']],
  ])('from %s to %s', (from, to, days) => {
    expect(daysOf(at(from), at(to))).toEqual(days);
  });
});
