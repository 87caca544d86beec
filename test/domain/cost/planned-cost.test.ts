import { describe, expect, it } from 'vitest';
import type { CostScope } from '../../../lib/domain/cost/cost-scope.ts';
import { type PlannedTime, plannedWithin } from '../../../lib/domain/cost/planned-cost.ts';

const planned = (when: PlannedTime, scope: CostScope = {}) => ({
  name: 'launch',
  amount: 10,
  when,
  scope,
});
const daily: PlannedTime = { kind: 'daily', from: '2026-11-10', until: '2026-11-12' };

describe('plannedWithin', () => {
  it.each<[string, PlannedTime, Record<string, number>]>([
    ['once', { kind: 'once', date: '2026-11-10' }, { '2026-11-10': 10, '2026-11-11': 0 }],
    ['for a time', daily, { '2026-11-09': 0, '2026-11-10': 10, '2026-11-12': 10, '2026-11-13': 0 }],
    ['for good', { kind: 'daily', from: '2026-11-10' }, { '2026-11-09': 0, '2030-01-01': 10 }],
    ['each month', { kind: 'monthly', day: 3 }, { '2026-11-03': 10, '2026-12-03': 10 }],
    [
      'on the last day of a short month',
      { kind: 'monthly', day: 31 },
      { '2026-11-30': 10, '2026-12-30': 0, '2026-12-31': 10 },
    ],
  ])('arises %s', (_, when, expected) => {
    const on = plannedWithin([planned(when)], {});
    const found = Object.fromEntries(Object.keys(expected).map((date) => [date, on(date)]));
    expect(found).toEqual(expected);
  });

  it.each<[string, CostScope, CostScope, number]>([
    ['any cost is part of the whole', { services: ['AmazonEC2'] }, {}, 10],
    ['a cost of its service', { services: ['amazonec2'] }, { services: ['AmazonEC2'] }, 10],
    ['a cost of another service', { services: ['AmazonS3'] }, { services: ['AmazonEC2'] }, 0],
    ['a cost that names none', {}, { services: ['AmazonEC2'] }, 0],
    ['a cost partly outside', { accounts: ['1', '2'] }, { accounts: ['1'] }, 0],
    ['a tag', { tags: { team: ['a'] } }, { tags: { team: ['a', 'b'] } }, 10],
    ['another tag', { tags: { team: ['c'] } }, { tags: { team: ['a', 'b'] } }, 0],
    ['usage when nothing else is said', {}, { chargeTypes: ['usage'] }, 10],
    ['no tax', {}, { chargeTypes: ['tax'] }, 0],
  ])('%s', (_, cost, budget, expected) => {
    expect(plannedWithin([planned(daily, cost)], budget)('2026-11-10')).toBe(expected);
  });

  it('counts a cost of the whole in the series that stands for it, and in no other', () => {
    const on = (series: string) =>
      plannedWithin([planned(daily)], { series: [series] }, { mainSeries: 'total' })('2026-11-10');
    expect([on('total'), on('storage')]).toEqual([10, 0]);
  });
});
