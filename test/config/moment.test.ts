import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../lib/config/moment.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('parseMoment', () => {
  it.each([
    ['2026-11-03', 'start', '2026-11-03T00:00:00.000Z'],
    ['2026-11-03', 'end', '2026-11-04T00:00:00.000Z'],
    ['2024-02-29', 'start', '2024-02-29T00:00:00.000Z'],
    ['2026-11-03T14:00', 'start', '2026-11-03T14:00:00.000Z'],
    ['2026-11-03T14:00:30Z', 'end', '2026-11-03T14:00:30.000Z'],
    ['2026-11-03T14:00+02:00', 'start', '2026-11-03T12:00:00.000Z'],
    ['2026-11-03 14:00', 'start', '2026-11-03T14:00:00.000Z'],
    ['7d', 'start', '2026-11-16T08:00:00.000Z'],
    ['24h', 'start', '2026-11-22T08:00:00.000Z'],
    ['30m', 'end', '2026-11-23T07:30:00.000Z'],
    ['2w', 'start', '2026-11-09T08:00:00.000Z'],
  ] as const)('%s as the %s is %s', (text, edge, expected) => {
    expect(parseMoment(text, now, edge)).toBe(expected);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '2026-02-30T10:00Z',
    '2026-11-03T25:00',
    '2026-04-31T23:00-05:00',
  ])('%s does not exist', (text) => {
    expect(() => parseMoment(text, now, 'start')).toThrow(RangeError);
    expect(() => parseMoment(text, now, 'start')).toThrow(`"${text}" does not exist; write a date`);
  });

  it.each(['', 'yesterday', '03.11.2026', '7', '7y', '-7d', '2026-11', '1e3d'])(
    '%j is none of the forms',
    (text) => {
      expect(() => parseMoment(text, now, 'start')).toThrow(/is not allowed; write a date/);
    },
  );
});
