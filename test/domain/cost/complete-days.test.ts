import { describe, expect, it } from 'vitest';
import { completeUntil, dailyCosts, judgingDay } from '../../../lib/domain/cost/complete-days.ts';
import { reading, record, usage } from './cost-samples.ts';

const november = usage('2026-11-01', [1, 2, 3, 4, 5]);

describe('completeUntil', () => {
  it('leaves out the day of the fetch and the day before', () => {
    const fetched = reading(november, { capturedAt: '2026-11-05T11:00:00Z' });
    expect(completeUntil(fetched, '2026-11-05')).toBe('2026-11-04');
    expect(completeUntil(fetched, '2026-11-20')).toBe('2026-11-04');
  });
  it('keeps a month that is only estimated because it is not closed', () => {
    const estimatedDays = new Set(november.map(({ date }) => date));
    expect(completeUntil(reading(november, { estimatedDays }), '2026-11-20')).toBe('2026-11-04');
  });
  it('keeps all days of a saved answer that are not estimates', () => {
    expect(completeUntil(reading(november), '2026-11-20')).toBe('2026-11-06');
  });
  it('never goes past the day it is asked for', () => {
    expect(completeUntil(reading(november), '2026-11-03')).toBe('2026-11-03');
  });
  it('takes every day of a plain file before the day it is asked for', () => {
    const plain = reading(november, { kind: 'plain-csv' });
    expect(completeUntil(plain, '2026-11-06')).toBe('2026-11-06');
  });
});

describe('judgingDay', () => {
  it('is the day after the last complete one', () => {
    expect(judgingDay(reading(november))).toBe('2026-11-06');
    const estimatedDays = new Set(['2026-11-04', '2026-11-05']);
    expect(judgingDay(reading(november, { estimatedDays }))).toBe('2026-11-04');
  });
  it('is the last day of a plain file, which may be half a day', () => {
    expect(judgingDay(reading(november, { kind: 'plain-csv' }))).toBe('2026-11-05');
  });
  it('is none without data', () => {
    expect(judgingDay(reading([]))).toBeUndefined();
  });
});

describe('dailyCosts', () => {
  const gap = [...usage('2026-11-01', [1]), record({ date: '2026-11-03', amount: 3 })];
  it('a day without a charge costs nothing where the provider lists what was charged', () => {
    expect(dailyCosts(reading(gap), gap, '2026-11-04').map(({ amount }) => amount)).toEqual([
      1, 0, 3,
    ]);
  });
  it('a missing row of a plain file is not known', () => {
    const plain = reading(gap, { kind: 'plain-csv' });
    expect(dailyCosts(plain, gap, '2026-11-04').map(({ date }) => date)).toEqual([
      '2026-11-01',
      '2026-11-03',
    ]);
  });
});
