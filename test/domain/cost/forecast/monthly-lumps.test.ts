import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, daysIn, monthOf } from '../../../../lib/domain/cost/calendar.ts';
import { monthlyLumps } from '../../../../lib/domain/cost/forecast/monthly-lumps.ts';

const first = '2027-12-05';
const firstDay = dayNumber(first);
/** What a day costs, from the first day up to, not including, `until`. */
const daily = (until: string, amountOn: (date: string) => number) =>
  Array.from({ length: dayNumber(until) - firstDay }, (_, day) => amountOn(addDays(first, day)));
const isLastOfMonth = (date: string) => Number(date.slice(8)) === daysIn(monthOf(date));

describe('monthlyLumps', () => {
  it('expects again what two months charged on the same day', () => {
    const lumpOn = monthlyLumps(
      daily('2028-02-10', (date) => (date.endsWith('-15') ? 300 : 20)),
      firstDay,
    );
    expect(lumpOn(dayNumber('2028-02-15'))).toBe(280);
    expect(lumpOn(dayNumber('2028-02-16'))).toBe(0);
    expect(lumpOn(dayNumber('2028-01-15'))).toBe(280);
  });
  it('counts from the end of the month as well, the 29th of February included', () => {
    const lumpOn = monthlyLumps(
      daily('2028-02-10', (date) => (isLastOfMonth(date) ? 120 : 20)),
      firstDay,
    );
    expect(lumpOn(dayNumber('2028-02-29'))).toBe(100);
    expect(lumpOn(dayNumber('2028-02-28'))).toBe(0);
  });
  it('expects nothing of one month alone, of charges unlike each other, or of a weekday', () => {
    const once = daily('2028-02-10', (date) => (date === '2028-01-15' ? 300 : 20));
    const unlike = daily('2028-02-10', (date) => (date.endsWith('-15') ? 90 : 20)).with(
      dayNumber('2028-01-15') - firstDay,
      900,
    );
    const weekly = daily('2028-02-10', (date) => (dayNumber(date) % 7 === 3 ? 300 : 20));
    for (const values of [once, unlike, weekly]) {
      const lumpOn = monthlyLumps(values, firstDay);
      const ahead = Array.from({ length: 20 }, (_, day) => lumpOn(firstDay + values.length + day));
      expect(ahead).toEqual(ahead.map(() => 0));
    }
  });
});
