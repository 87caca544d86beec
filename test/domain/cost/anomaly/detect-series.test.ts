import { describe, expect, it } from 'vitest';
import { detectSeries } from '../../../../lib/domain/cost/anomaly/detect-series.ts';
import { dayNumber } from '../../../../lib/domain/cost/calendar.ts';

const firstDay = dayNumber('2026-06-01');
/** A quiet series that wobbles by 2 %, with a weekend of less. */
const quiet = (days: number, level = 100): number[] =>
  Array.from({ length: days }, (_, day) => {
    const weekend = (firstDay + day + 3) % 7 >= 5 ? 0.7 : 1;
    return level * weekend * (1 + 0.02 * Math.sin(day * 2.4));
  });
const changed = (
  values: readonly number[],
  from: number,
  to: number,
  by: (day: number) => number,
) => values.map((value, day) => (day >= from && day < to ? value * by(day - from) : value));
const find = (values: readonly number[]) => detectSeries(values, firstDay);

describe('detectSeries', () => {
  it('is silent on a series that goes on as it did, weekends and all', () => {
    expect(find(quiet(150))).toEqual([]);
  });

  it('finds a day that costs twice as much, on that day, and only it', () => {
    expect(find(changed(quiet(150), 100, 101, () => 2))).toMatchObject([
      { direction: 'up', opened: 100, ended: 101, endedAs: 'back' },
    ]);
  });

  it('finds days that cost less', () => {
    expect(find(changed(quiet(150), 100, 103, () => 0.3))).toMatchObject([
      { direction: 'down', opened: 100, ended: 103, endedAs: 'back' },
    ]);
  });

  it('takes a step that lasts as the new level, and judges by that', () => {
    const [step, ...later] = find(changed(quiet(150), 100, 150, () => 1.6));
    expect(step).toMatchObject({ opened: 100, endedAs: 'new-level' });
    expect(later).toEqual([]);
  });

  it('finds slow growth that no single day gives away', () => {
    const growing = changed(quiet(150), 100, 130, (day) => 1.04 ** day);
    const [drift] = find(growing);
    expect(drift).toMatchObject({ direction: 'up' });
    expect(drift?.opened).toBeLessThan(110);
  });

  it('expects a charge that came on the same day of last month', () => {
    const monthly = quiet(150);
    // The 1st of July, August and September.
    for (const day of [30, 61, 92]) monthly[day] = (monthly[day] ?? 0) + 80;
    expect(find(monthly).map(({ opened }) => opened)).toEqual([30]);
  });

  it('says nothing before two weeks are known', () => {
    expect(find([1, 1, 1, 1, 50, 1, 1, 1, 90])).toEqual([]);
  });

  it('finds what costs something after costing nothing', () => {
    const values = [...Array.from({ length: 60 }, () => 0), 5, 5, 5];
    expect(find(values)).toMatchObject([{ direction: 'up', opened: 60 }]);
  });
});
