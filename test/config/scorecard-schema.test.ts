import { expect, test } from 'vitest';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { parseSettings } from '../../lib/config/parse-settings.ts';

test('without a word, the targets are those of the scorecard', () => {
  expect(defaultSettings.scorecard).toMatchObject({
    targets: {
      manualChanges: 0,
      costReductionPercent: 30,
      detectionMinutes: 5,
      provisioningMinutes: 15,
      availabilityPercent: 99.99,
    },
    availability: { source: 'application-signals' },
    scanners: ['security-hub', 'inspector'],
    disasterRecovery: { everyDays: 90, drills: [] },
  });
});

test.each([
  [
    'a drill without evidence',
    '{ disasterRecovery: { drills: [{ date: 2026-10-01, what: x }] } }',
    /drills\[0\]\.evidence: is missing/,
  ],
  [
    'a day that does not exist',
    '{ disasterRecovery: { drills: [{ date: 2026-02-30, what: x, evidence: y }] } }',
    /drills\[0\]\.date.*2026-02-30/,
  ],
  ['a misspelt target', '{ targets: { manualChange: 3 } }', /did you mean `manualChanges`/],
  ['an availability above 100 %', '{ targets: { availabilityPercent: 101 } }', /at most 100/],
  ['a scanner that is none', '{ scanners: [guardduty] }', /security-hub, inspector/],
  [
    'health checks without ids',
    '{ availability: { source: health-checks } }',
    /availability\.ids: is missing/,
  ],
  [
    'a source of availability that is none',
    '{ availability: { source: health-check } }',
    /availability\.source: "health-check" is not allowed; did you mean `health-checks`\? write one of application-signals, metric, health-checks/,
  ],
  [
    'a misspelt key of a source',
    '{ availability: { source: application-signals, slo: [a] } }',
    /availability\.slo: unknown key; did you mean `slos`/,
  ],
])('%s is refused with what is allowed', (_, scorecard, why) => {
  expect(() => parseSettings(`scorecard: ${scorecard}\n`, 'bandog.yaml')).toThrow(why);
});
