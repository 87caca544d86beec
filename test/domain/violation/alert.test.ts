import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAlerts } from '../../../lib/domain/violation/alert.ts';
import { severities } from '../../../lib/domain/violation/severity.ts';
import type { Violation } from '../../../lib/domain/violation/violation.ts';
import { changeBy } from '../../builders.ts';

const violation = (fingerprint: string, given: Partial<ReturnType<typeof changeBy>> = {}) =>
  changeBy({ fingerprint, ...given });

const many = fc.uniqueArray(
  fc
    .record({
      fingerprint: fc.uuid(),
      incidentId: fc.constantFrom('a', 'b', 'c'),
      severity: fc.constantFrom(...severities),
      at: fc.constantFrom(
        '2026-11-03T14:12:09Z',
        '2026-11-03T14:12:09.500Z',
        '2026-11-03T14:12:10Z',
      ),
    })
    .map((given): Violation => changeBy(given)),
  { selector: ({ fingerprint }) => fingerprint, maxLength: 12 },
);

describe('toAlerts', () => {
  it('has none of none', () => expect(toAlerts([])).toEqual([]));

  it('makes one alert of one incident, as bad as its worst violation', () => {
    const alerts = toAlerts([
      violation('1', { severity: 'low' }),
      violation('2', { severity: 'critical' }),
      violation('3', { severity: 'medium', incidentId: 'other' }),
    ]);
    expect(alerts.map(({ severity, violations }) => [severity, violations.length])).toEqual([
      ['critical', 2],
      ['medium', 1],
    ]);
  });

  it('puts the oldest first, to the millisecond', () => {
    const [alert] = toAlerts([
      violation('later', { at: '2026-11-03T14:12:09.500Z' }),
      violation('earlier', { at: '2026-11-03T14:12:09Z' }),
    ]);
    expect(alert?.violations.map(({ fingerprint }) => fingerprint)).toEqual(['earlier', 'later']);
  });

  it('loses none, adds none, and does not care about order', () => {
    fc.assert(
      fc.property(many, fc.nat(), (violations, turn) => {
        const cut = violations.length === 0 ? 0 : turn % violations.length;
        const turned = [...violations.slice(cut), ...violations.slice(0, cut)];
        const alerts = toAlerts(violations);
        expect(toAlerts(turned)).toEqual(alerts);
        expect(new Set(alerts.flatMap((alert) => alert.violations))).toEqual(new Set(violations));
        expect(new Set(alerts.map(({ incidentId }) => incidentId)).size).toBe(alerts.length);
      }),
    );
  });
});
