import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweepWindows } from '../../lib/usecases/sweep-windows.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const hours = (windows: ReturnType<typeof sweepWindows>) =>
  windows.map(({ from, to, complete }) => [from.slice(11, 16), to.slice(11, 16), complete]);

test('the first sweep reads 24 hours', () => {
  const windows = sweepWindows(at('10:30'), undefined);
  expect(windows[0]?.from).toBe('2026-11-22T10:00:00.000Z');
  expect(windows).toHaveLength(25);
});

test('goes on from the watermark, less an overlap, and reads the open hour up to now', () => {
  expect(hours(sweepWindows(at('11:05'), '2026-11-23T10:00:00.000Z'))).toEqual([
    ['09:00', '10:00', true],
    ['10:00', '11:00', false],
    ['11:00', '11:05', false],
  ]);
});

test('an hour is complete 20 minutes after its end, not before', () => {
  const windows = (now: string) => hours(sweepWindows(at(now), '2026-11-23T10:00:00.000Z'));
  expect(windows('11:19')[1]).toEqual(['10:00', '11:00', false]);
  expect(windows('11:20')[1]).toEqual(['10:00', '11:00', true]);
});

test('an hour that is to be closed has the same hour of the day before read again', () => {
  const days = (now: string, watermark?: string) =>
    sweepWindows(at(now), watermark).map(({ dayBefore }) => dayBefore?.from);
  expect(days('11:20', '2026-11-23T10:00:00.000Z')).toEqual([
    undefined,
    '2026-11-22T10:00:00.000Z',
    undefined,
  ]);
  expect(days('11:20').filter((from) => from !== undefined)).toEqual([]);
});

test('what a sweep reads anyway is not read twice', () => {
  const windows = sweepWindows(at('11:20'), '2026-11-20T10:00:00.000Z');
  expect(windows.filter(({ dayBefore }) => dayBefore !== undefined)).toHaveLength(23);
});

test('does not ask for what the event history no longer has', () => {
  const [first] = sweepWindows(at('10:00'), '2026-01-01T00:00:00.000Z');
  expect(first?.from).toBe('2026-08-26T10:00:00.000Z');
});

test('windows are whole hours without a gap, from before the watermark to now', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
  fc.assert(
    fc.property(minute, fc.integer({ min: 0, max: 24 * 30 }), (nowMinutes, closedHours) => {
      const epoch = Date.parse('2026-11-01T00:00:00Z');
      const now = new Date(epoch + nowMinutes * 60_000);
      const watermark = new Date(epoch + Math.min(closedHours, nowMinutes / 60) * 3_600_000);
      const windows = sweepWindows(now, watermark.toISOString());
      for (const [index, window] of windows.entries()) {
        expect(Date.parse(window.from) % 3_600_000).toBe(0);
        expect(window.to).toBe(windows[index + 1]?.from ?? now.toISOString());
        if (window.complete) expect(Date.parse(window.to) % 3_600_000).toBe(0);
      }
      const first = windows[0]?.from ?? now.toISOString();
      expect(Date.parse(first)).toBeLessThanOrEqual(watermark.getTime());
    }),
  );
});
