import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/cost/calendar.ts';
import type { DayCost } from '../../../lib/domain/cost/day-cost.ts';
import { projectMonth } from '../../../lib/domain/cost/project-month.ts';
import type { Projection } from '../../../lib/domain/cost/projection.ts';
import { days } from './cost-samples.ts';

const first = '2026-08-01';
const flat = (length: number, amount = 10) => Array.from({ length }, () => amount);
const projected = (projection: Projection) => {
  if (projection.kind === 'unknown') throw new Error(projection.reason);
  return projection;
};

describe('projectMonth', () => {
  it('carries a steady cost to the end of the month', () => {
    const { total, low80, high80, historyDays } = projected(
      projectMonth(days(first, flat(101)), '2026-11-10'),
    );
    expect(total).toBeCloseTo(300);
    expect(low80).toBeGreaterThan(270);
    expect(high80).toBeLessThan(340);
    expect(historyDays).toBe(101);
  });

  it('knows that weekends cost less', () => {
    // 1 August 2026 is a Saturday; November 2026 has 21 weekdays and 9 days of weekend.
    const weekly = Array.from({ length: 92 }, (_, day) => (day % 7 < 2 ? 10 : 100));
    const { total } = projected(projectMonth(days(first, weekly), '2026-11-01'));
    expect(total).toBeGreaterThan(2190 * 0.95);
    expect(total).toBeLessThan(2190 * 1.08);
  });

  it('is not led astray by one bad day', () => {
    const spiked = [...flat(95), 400, ...flat(5)];
    const { total } = projected(projectMonth(days(first, spiked), '2026-11-10'));
    expect(total).toBeCloseTo(400 + 29 * 10, 0);
  });

  it('follows a new level', () => {
    const raised = [...flat(80), ...flat(21, 30)];
    const { total } = projected(projectMonth(days(first, raised), '2026-11-10'));
    expect(total).toBeGreaterThan(870);
    expect(total).toBeLessThan(930);
  });

  it('uses only days before `on`', () => {
    const known = days(first, flat(101));
    const later = days('2026-11-10', flat(15, 1000));
    expect(projectMonth([...known, ...later], '2026-11-10')).toEqual(
      projectMonth(known, '2026-11-10'),
    );
  });

  it('projects a whole month on its first day', () => {
    const { total } = projected(projectMonth(days(first, flat(92)), '2026-11-01'));
    expect(total).toBeCloseTo(300);
  });

  it('leaves the days it does not know yet to the forecast, over the turn of the month', () => {
    const { total } = projected(projectMonth(days(first, flat(90)), '2026-11-01'));
    expect(total).toBeCloseTo(300);
  });

  it('is the actual cost once every day of the month is known', () => {
    const known = days(first, [...flat(92), ...flat(30, 11)]);
    expect(projectMonth(known, '2026-12-01', '2026-11')).toMatchObject({
      total: 330,
      low80: 330,
      high80: 330,
    });
  });

  it('takes a missing day as not known: neither a zero in the rate nor part of the total', () => {
    const gap = days(first, flat(101)).filter(({ date }) => date !== '2026-11-04');
    expect(projected(projectMonth(gap, '2026-11-10')).total).toBeCloseTo(290);
  });

  it('is wide while there is little history', () => {
    const width = (length: number) => {
      const known = days('2026-11-01', flat(length));
      const { low80, high80 } = projected(projectMonth(known, '2026-11-15'));
      return high80 / low80;
    };
    expect(width(3)).toBeGreaterThan(width(8));
    expect(width(8)).toBeGreaterThan(1.3);
  });

  it('does not take idle days before the first cost as history', () => {
    const started = days(first, [...flat(95, 0), ...flat(6)]);
    const { total, historyDays } = projected(projectMonth(started, '2026-11-10'));
    expect(historyDays).toBe(6);
    expect(total).toBeCloseTo(6 * 10 + 21 * 10);
  });

  it('projects nothing of a series that never cost anything', () => {
    const idle = projected(projectMonth(days(first, flat(50, 0)), '2026-09-20'));
    expect(idle.total).toBe(0);
    expect(idle.high80).toBeGreaterThan(0);
    expect(idle.high80).toBeLessThan(0.12);
  });

  it('does not take a few days without cost for an account that costs nothing', () => {
    expect(projectMonth(days('2026-11-01', flat(9, 0)), '2026-11-10')).toEqual({
      kind: 'unknown',
      reason: 'only 0 complete days of cost before 2026-11-10; 3 are needed',
    });
  });

  it('goes on with a growth that four weeks agree on, and not with one week of it', () => {
    const growing = Array.from({ length: 101 }, (_, day) => 10 * 1.02 ** day);
    const actual = growing.slice(92).reduce((all, it) => all + it, 0);
    const rest = Array.from({ length: 21 }, (_, day) => 10 * 1.02 ** (101 + day));
    const whole = actual + rest.reduce((all, it) => all + it, 0);
    const { total } = projected(projectMonth(days(first, growing), '2026-11-10'));
    expect(Math.abs(total / whole - 1)).toBeLessThan(0.06);
    const late = [...flat(94), ...Array.from({ length: 7 }, (_, day) => 10 * 1.02 ** day)];
    expect(projected(projectMonth(days(first, late), '2026-11-10')).total).toBeLessThan(340);
  });

  it.each([
    ['nothing', [], 'no complete day before 2026-11-10'],
    ['two days', days('2026-11-08', [1, 2]), 'only 2 complete days of cost before 2026-11-10'],
    ['one day of cost after idle ones', days('2026-11-01', [...flat(8, 0), 1]), 'only 1 complete'],
    ['old data', days('2026-09-01', flat(50)), 'the data ends on 2026-10-20'],
    [
      'a row a week',
      days(first, flat(98)).filter((_, day) => day % 7 === 0),
      'not a daily series: 14 days in a span of 92',
    ],
  ])('is unknown from %s, with the reason', (_, known, reason) => {
    expect(projectMonth(known as DayCost[], '2026-11-10')).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('laws of projectMonth', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
    minLength: 5,
    maxLength: 120,
  });
  const on = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2026-11-${String(day).padStart(2, '0')}`);
  const project = (values: readonly number[], at: string) =>
    projectMonth(
      days(first, [...flat(Math.max(0, 92 - values.length), 5), ...values]).filter(
        ({ date }) => date < at,
      ),
      at,
    );

  it('the interval holds the total, and the total is no less than what was spent', () => {
    fc.assert(
      fc.property(amounts, on, (values, at) => {
        const known = days(first, [...flat(60, 5), ...values]).filter(({ date }) => date < at);
        const projection = projectMonth(known, at);
        if (projection.kind === 'unknown') return;
        const spent = known.filter(({ date }) => date >= '2026-11-01');
        const toDate = spent.reduce((all, { amount }) => all + amount, 0);
        expect(projection.low80).toBeLessThanOrEqual(projection.total);
        expect(projection.total).toBeLessThanOrEqual(projection.high80);
        expect(projection.low80).toBeGreaterThanOrEqual(toDate - 1e-6);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('another unit of money scales everything', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(0.01, 0.5, 7, 1000), (values, factor) => {
        const one = project(values, '2026-11-01');
        const many = projectMonth(
          days(first, [...flat(Math.max(0, 92 - values.length), 5), ...values])
            .filter(({ date }) => date < '2026-11-01')
            .map(({ date, amount }) => ({ date, amount: amount * factor })),
          '2026-11-01',
        );
        expect(many.kind).toBe(one.kind);
        if (one.kind === 'unknown' || many.kind === 'unknown') return;
        expect(many.total / factor).toBeCloseTo(one.total, 4);
        expect(many.high80 / factor).toBeCloseTo(one.high80, 4);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('the order of the days does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(days(first, flat(101)), { minLength: 101 }), (shuffled) => {
        expect(projectMonth(shuffled, '2026-11-10')).toEqual(
          projectMonth(days(first, flat(101)), '2026-11-10'),
        );
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

describe('nothing absurd comes out of any series', () => {
  const size = fc.constantFrom(1e-7, 0.01, 1, 1000, 1e7);
  const shape = fc.constantFrom<(day: number, chance: number) => number>(
    (_, chance) => 0.5 + chance,
    (day, chance) => (day % 7 < 2 ? 0.1 : 1) + 0.1 * chance,
    (day) => 1.05 ** day,
    (day) => 0.9 ** day,
    (day, chance) => (chance < 0.8 ? 0 : day % 5),
    (_, chance) => (chance < 0.05 ? 100 : 1),
    (day) => (day < 60 ? 1 : 20),
    (day) => (day < 60 ? 1 : 0),
    (day) => (day % 30 === 0 ? 50 : 1),
    (_, chance) => chance - 0.5,
    (day) => (day % 30 === 0 ? -20 : 1),
    () => -1,
  );
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 150,
    size: 'max',
  });
  const check = (values: readonly number[], projection: Projection) => {
    if (projection.kind === 'unknown') return expect(projection.reason).not.toBe('');
    const { total, intervals = [], path = [] } = projection;
    const bounds = intervals.flatMap(({ low, high }) => [low, high]);
    const lows = intervals.map(({ low }) => low);
    expect([total, ...bounds].every(Number.isFinite)).toBe(true);
    expect(lows).toEqual(lows.toSorted((a, b) => b - a));
    if (path.length > 0) for (const { low, high } of intervals) expect(high).toBeGreaterThan(low);
    if (values.every((value) => value >= 0))
      expect(Math.min(total, ...bounds)).toBeGreaterThanOrEqual(0);
  };

  it('all figures are finite, intervals have a width and nest, and only credits make them negative', () => {
    fc.assert(
      fc.property(shape, size, chances, (of, unit, chance) => {
        const values = chance.map((it, day) => unit * of(day, it));
        const known = days('2026-05-01', values);
        const on = addDays('2026-05-01', values.length);
        check(values, projectMonth(known, on));
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

describe('projectMonth with intervals', () => {
  const noisy = Array.from({ length: 101 }, (_, day) => 10 + ((day * 7) % 5));

  it('nests them around the total', () => {
    const {
      total,
      intervals = [],
      low80,
    } = projected(projectMonth(days(first, noisy), '2026-11-10'));
    expect(intervals.map(({ percent }) => percent)).toEqual([50, 80, 95]);
    const bounds = [
      ...intervals.map(({ low }) => low).reverse(),
      total,
      ...intervals.map(({ high }) => high),
    ];
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
    expect(intervals[1]?.low).toBe(low80);
  });

  it('are wide where there is little history', () => {
    const width = (history: number) => {
      const { low80, high80, total } = projected(
        projectMonth(days('2026-11-01', flat(history)), `2026-11-${history + 1}`),
      );
      return (high80 - low80) / (total - history * 10);
    };
    expect(width(10)).toBeGreaterThan(0.5);
    expect(width(10)).toBeGreaterThan(width(20));
  });

  it('expects days that add up to what is left', () => {
    const { total, path = [] } = projected(projectMonth(days(first, noisy), '2026-11-10'));
    expect(path.map(({ date }) => date)).toEqual(
      Array.from({ length: 21 }, (_, day) => `2026-11-${day + 10}`),
    );
    const toDate = noisy.slice(92).reduce((sum, it) => sum + it, 0);
    expect(path.reduce((sum, { amount }) => sum + amount, toDate)).toBeCloseTo(total);
  });
});

describe('projectMonth with planned costs', () => {
  it('adds what is still to come', () => {
    const launch = (date: string) => (date >= '2026-11-21' ? 5 : 0);
    const { total } = projected(
      projectMonth(days(first, flat(101)), '2026-11-10', undefined, launch),
    );
    expect(total).toBeCloseTo(300 + 50);
  });

  it('does not add again what the past already shows', () => {
    const launch = (date: string) => (date >= '2026-10-27' ? 20 : 0);
    const history = [...flat(87), ...flat(14, 30)];
    const { total } = projected(
      projectMonth(days(first, history), '2026-11-10', undefined, launch),
    );
    expect(total).toBeCloseTo(900);
  });

  it('takes away what ends', () => {
    const ends = (date: string) => (date >= '2026-11-21' ? -4 : 0);
    const { total } = projected(
      projectMonth(days(first, flat(101)), '2026-11-10', undefined, ends),
    );
    expect(total).toBeCloseTo(300 - 40);
  });
});
