import { describe, expect, test } from 'vitest';
import { isQuiet, type QuietHours, weekdays } from '../../../lib/domain/alert/quiet-hours.ts';

const night: QuietHours = {
  from: '22:00',
  to: '07:00',
  zone: 'Europe/Berlin',
  days: weekdays,
  except: 'critical',
};
const quietAt = (
  at: string,
  hours: Partial<QuietHours> = {},
  severity: 'high' | 'critical' = 'high',
) => isQuiet([{ ...night, ...hours }], severity, at);

describe('a night in Berlin', () => {
  test.each([
    ['2026-11-23T20:59:00Z', false],
    ['2026-11-23T21:00:00Z', true],
    ['2026-11-24T05:59:00Z', true],
    ['2026-11-24T06:00:00Z', false],
  ])('%s in winter: %s', (at, expected) => expect(quietAt(at)).toBe(expected));

  test.each([
    ['2026-07-23T19:59:00Z', false],
    ['2026-07-23T20:00:00Z', true],
    ['2026-07-24T05:00:00Z', false],
  ])('%s in summer: %s', (at, expected) => expect(quietAt(at)).toBe(expected));

  test('on the night the clocks go back, 02:30 is quiet both times, and 07:00 is not', () => {
    expect(quietAt('2026-10-25T00:30:00Z')).toBe(true);
    expect(quietAt('2026-10-25T01:30:00Z')).toBe(true);
    expect(quietAt('2026-10-25T06:00:00Z')).toBe(false);
  });

  test('does not hold back what is excepted', () => {
    expect(quietAt('2026-11-23T23:00:00Z', {}, 'critical')).toBe(false);
    expect(quietAt('2026-11-23T23:00:00Z', { except: 'high' })).toBe(false);
  });
});

test('days are those on which the quiet begins, by the clock of the zone', () => {
  const friday = { days: ['FRI'] } as const;
  // 2026-11-27 is a Friday.
  expect(quietAt('2026-11-27T23:00:00Z', friday)).toBe(true);
  expect(quietAt('2026-11-28T05:00:00Z', friday)).toBe(true);
  expect(quietAt('2026-11-28T21:30:00Z', friday)).toBe(false);
  expect(quietAt('2026-11-27T05:00:00Z', friday)).toBe(false);
});

test('a whole day', () => {
  const sunday = { from: '00:00', to: '24:00', days: ['SUN'], zone: 'Asia/Tokyo' } as const;
  // 2026-11-29 is a Sunday; in Tokyo it begins at 15:00 UTC on Saturday.
  expect(quietAt('2026-11-28T14:59:00Z', sunday)).toBe(false);
  expect(quietAt('2026-11-28T15:00:00Z', sunday)).toBe(true);
  expect(quietAt('2026-11-29T14:59:00Z', sunday)).toBe(true);
  expect(quietAt('2026-11-29T15:00:00Z', sunday)).toBe(false);
});

test('without hours nothing is quiet', () => {
  expect(isQuiet([], 'info', '2026-11-23T23:00:00Z')).toBe(false);
});
