import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  daysIn,
  firstAfter,
  isDate,
  monthOf,
  toDate,
} from '../../../lib/domain/cost/calendar.ts';

describe('isDate', () => {
  it.each(['2024-02-29', '2026-12-31', '1970-01-01'])('%s is a day', (text) => {
    expect(isDate(text)).toBe(true);
  });
  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-1-1', '2024-02-01T00:00', '', 'today'])(
    '%j is none',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
});

describe('months', () => {
  it('know their length and their neighbours', () => {
    expect([daysIn('2024-02'), daysIn('2023-02'), daysIn('2026-11')]).toEqual([29, 28, 30]);
    expect(firstAfter('2026-12')).toBe('2027-01-01');
    expect([addMonths('2026-01', -1), addMonths('2026-11', 2)]).toEqual(['2025-12', '2027-01']);
  });
});

describe('days', () => {
  it('are written as ISO 8601 writes them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), (day) => {
        expect(toDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
      { examples: [[-719_528], [-1], [0], [2_932_896], [2_932_897]], numRuns: 1000 },
    );
    expect([toDate(19_781), toDate(19_782), toDate(19_783)]).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(toDate(19_782.9)).toBe('2024-02-29');
    expect(() => toDate(Number.NaN)).toThrow(RangeError);
  });
  it('come back from their number, and stay in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.nat(400), (day, ahead) => {
        const date = toDate(day);
        expect(dayNumber(date)).toBe(day);
        expect(addDays(date, ahead) >= date).toBe(true);
        expect(daysBetween(date, addDays(date, ahead))).toHaveLength(ahead);
        expect(firstAfter(monthOf(date)) > date).toBe(true);
      }),
    );
  });
});
