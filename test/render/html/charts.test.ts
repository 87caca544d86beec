import { describe, expect, it } from 'vitest';
import type { BudgetState } from '../../../lib/domain/cost/budget.ts';
import { courseChart } from '../../../lib/render/html/course-chart.ts';
import { dailyChart } from '../../../lib/render/html/daily-chart.ts';
import { monthsChart } from '../../../lib/render/html/months-chart.ts';
import { sampleReport } from '../sample-report.ts';

const [state] = sampleReport().money?.budgets ?? [];
if (state === undefined) throw new Error('the sample has a budget');
const drawn = (chart: { toString(): string }) => chart.toString();

/** The areas of a drawing: one an interval. */
const areas = (page: string) =>
  [...page.matchAll(/<path d="([^"]+)" fill="var\(--accent\)"/g)].map(([, path]) => path);

describe('the course of a budget', () => {
  it('spreads its intervals straight to the month’s end where no more is known', () => {
    expect(areas(drawn(courseChart(state)))).toHaveLength(2);
  });

  it('spreads them as they were projected by day', () => {
    const { projection } = state;
    if (projection.kind === 'unknown') throw new Error('the sample is projected');
    const intervals = [
      { percent: 50, low: 950, high: 1080 },
      { percent: 80, low: 905, high: 1204 },
    ];
    const fan = Array.from({ length: 27 }, (_, index) => ({
      date: `2026-11-${String(index + 4).padStart(2, '0')}`,
      expected: 100 + (index + 1) * 33.9,
      intervals: intervals.map(({ percent, low, high }) => ({
        percent,
        low: 100 + ((low - 100) * Math.sqrt(index + 1)) / Math.sqrt(27),
        high: 100 + ((high - 100) * Math.sqrt(index + 1)) / Math.sqrt(27),
      })),
    }));
    const by = (given: object): BudgetState => ({
      ...state,
      projection: { ...projection, intervals, ...given },
    });
    const fanned = areas(drawn(courseChart(by({ fan }))));
    expect(fanned).toHaveLength(4);
    expect(fanned).not.toEqual(areas(drawn(courseChart(by({})))));
  });

  it('has no fan when there is no projection, and no chart without days', () => {
    const projection = { kind: 'unknown', reason: 'too little history' } as const;
    expect(areas(drawn(courseChart({ ...state, projection })))).toEqual([]);
    expect(drawn(courseChart({ ...state, days: [] }))).toBe('');
  });
});

describe('the months of a budget', () => {
  const month = (name: string, spent: number, amount: number | 'unknown' = 900) => ({
    ...{ month: name, spent, amount },
    whole: name < '2026-11',
  });

  it('names the whole months that went over', () => {
    const months = [month('2026-09', 950), month('2026-10', 800), month('2026-11', 2000)];
    expect(drawn(monthsChart({ ...state, months }))).toContain(
      'by month: 2026-09 went over. The budget of 2026-11 is 900.00 USD.',
    );
  });

  it('is left out where there is one month, or nothing was spent', () => {
    expect(drawn(monthsChart({ ...state, months: [month('2026-11', 10)] }))).toBe('');
    expect(
      drawn(monthsChart({ ...state, months: [month('2026-10', 0), month('2026-11', 0)] })),
    ).toBe('');
    expect(drawn(monthsChart(state))).toBe('');
  });
});

it('a pin stands on its day', () => {
  const series = {
    name: 'total',
    days: [
      { date: '2026-11-01', amount: 30 },
      { date: '2026-11-02', amount: 90 },
    ],
  };
  const pinned = drawn(dailyChart(series, 'USD', new Map([['2026-11-02', 'A']])));
  expect(pinned.match(/>A<\/text>/g)).toHaveLength(2);
  expect(drawn(dailyChart(series, 'USD'))).not.toContain('>A</text>');
});
