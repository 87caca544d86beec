import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mayDigest,
  mayTell,
  mayTellNews,
  type Pacing,
  type Spoken,
  silence,
  withSent,
} from '../../../lib/domain/alert/pace.ts';
import { weekdays } from '../../../lib/domain/alert/quiet-hours.ts';
import { severities } from '../../../lib/domain/violation/severity.ts';

const pacing: Pacing = {
  messagesPerHour: 2,
  criticalPerHour: 1,
  perIncidentMinutes: 15,
  digestMinutes: 30,
  quiet: [],
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();
const message = (
  minute: number,
  incidentId: string,
  severity: (typeof severities)[number] = 'medium',
) => ({
  at: at(minute),
  incidentId,
  severity,
});
const spokenOf = (...sent: ReturnType<typeof message>[]): Spoken => ({ sent });

describe('an alert', () => {
  test('is told at once by a channel that is silent', () => {
    expect(mayTell(silence, message(0, 'a'), pacing)).toBe(true);
  });

  test('waits when the channel has said enough in the hour, and no longer', () => {
    const spoken = spokenOf(message(0, 'a'), message(1, 'b'));
    expect(mayTell(spoken, message(2, 'c'), pacing)).toBe(false);
    expect(mayTell(spoken, message(59, 'c'), pacing)).toBe(false);
    expect(mayTell(spoken, message(60, 'c'), pacing)).toBe(false);
    expect(mayTell(spoken, message(61, 'c'), pacing)).toBe(true);
  });

  test('that is critical has a budget of its own', () => {
    const spoken = spokenOf(message(0, 'a'), message(1, 'b'));
    expect(mayTell(spoken, message(2, 'c', 'critical'), pacing)).toBe(true);
    const both = spokenOf(...spoken.sent, message(2, 'c', 'critical'));
    expect(mayTell(both, message(3, 'd', 'critical'), pacing)).toBe(false);
  });

  test('of an incident just told waits, unless it is worse', () => {
    const spoken = spokenOf(message(0, 'a', 'medium'));
    expect(mayTell(spoken, message(14, 'a', 'medium'), pacing)).toBe(false);
    expect(mayTell(spoken, message(14, 'a', 'low'), pacing)).toBe(false);
    expect(mayTell(spoken, message(14, 'a', 'high'), pacing)).toBe(true);
    expect(mayTell(spoken, message(15, 'a', 'medium'), pacing)).toBe(true);
  });

  test('is gathered always where messages are limited to none; what is critical is not', () => {
    const gathered = { ...pacing, messagesPerHour: 0 };
    expect(mayTell(silence, message(0, 'a', 'high'), gathered)).toBe(false);
    expect(mayTell(silence, message(0, 'a', 'critical'), gathered)).toBe(true);
  });
});

test('a digest comes at most every so many minutes', () => {
  expect(mayDigest(silence, at(0), pacing)).toBe(true);
  expect(mayDigest({ sent: [], digestAt: at(0) }, at(29), pacing)).toBe(false);
  expect(mayDigest({ sent: [], digestAt: at(0) }, at(30), pacing)).toBe(true);
});

test('news of what was told leave room for alerts; that it is open again may take it', () => {
  const limits = { ...pacing, messagesPerHour: 4 };
  const two = spokenOf(message(0, 'a'), message(1, 'b'));
  const news = { at: at(2), isOpen: false };
  expect(mayTellNews(spokenOf(message(0, 'a')), news, limits)).toBe(true);
  expect(mayTellNews(two, news, limits)).toBe(false);
  expect(mayTellNews(two, { ...news, isOpen: true }, limits)).toBe(true);
  const four = spokenOf(message(0, 'a'), message(1, 'b'), message(1, 'c'), message(1, 'd'));
  expect(mayTellNews(four, { ...news, isOpen: true }, limits)).toBe(false);
  expect(mayTellNews(two, { at: at(61), isOpen: false }, limits)).toBe(true);
  const digestsOnly = { ...pacing, messagesPerHour: 0 };
  expect(mayTellNews(silence, news, digestsOnly)).toBe(false);
  expect(mayTellNews(silence, { ...news, isOpen: true }, digestsOnly)).toBe(true);
  const night = { from: '10:00', to: '11:00', zone: 'UTC', days: [...weekdays] };
  const quiet = { ...limits, quiet: [{ ...night, except: 'critical' as const }] };
  expect(mayTellNews(silence, { ...news, isOpen: true }, quiet)).toBe(false);
});

test('law: what is critical waits behind no more than what is critical', () => {
  const noise = fc.record({
    minute: fc.integer({ min: 0, max: 59 }),
    incidentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    severity: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  });
  fc.assert(
    fc.property(
      fc.array(noise, { maxLength: 100 }),
      fc.integer({ min: 0, max: 59 }),
      (all, late) => {
        let spoken = silence;
        for (const it of all.filter(({ minute }) => minute <= late)) {
          const next = message(it.minute, it.incidentId, it.severity);
          if (mayTell(spoken, next, pacing)) spoken = withSent(spoken, next);
        }
        expect(mayTell(spoken, message(late, 'a', 'critical'), pacing)).toBe(true);
      },
    ),
  );
});

test('law: whatever comes, no hour holds more than the limits', () => {
  const incoming = fc.record({
    minute: fc.integer({ min: 0, max: 240 }),
    incidentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    severity: fc.constantFrom(...severities),
  });
  fc.assert(
    fc.property(fc.array(incoming, { maxLength: 200 }), (all) => {
      let spoken = silence;
      const told: ReturnType<typeof message>[] = [];
      for (const it of all.toSorted((a, b) => a.minute - b.minute)) {
        const next = message(it.minute, it.incidentId, it.severity);
        if (!mayTell(spoken, next, pacing)) continue;
        spoken = withSent(spoken, next);
        told.push(next);
      }
      for (const first of told) {
        const hour = told.filter((it) => {
          const minutes = (Date.parse(it.at) - Date.parse(first.at)) / 60_000;
          return minutes >= 0 && minutes < 60;
        });
        expect(hour.length).toBeLessThanOrEqual(3);
      }
    }),
  );
});
