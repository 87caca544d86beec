import { describe, expect, it } from 'vitest';
import { atLeast, severities, worse } from '../../../lib/domain/violation/severity.ts';

describe('severity', () => {
  it.each([
    ['critical', 'high', true],
    ['high', 'high', true],
    ['medium', 'high', false],
    ['info', 'critical', false],
  ] as const)('%s is at least %s: %s', (severity, bar, expected) => {
    expect(atLeast(severity, bar)).toBe(expected);
  });

  it('the worse of two is one of them, and at least as bad as both', () => {
    for (const a of severities) {
      for (const b of severities) {
        expect([a, b]).toContain(worse(a, b));
        expect(atLeast(worse(a, b), a) && atLeast(worse(a, b), b)).toBe(true);
      }
    }
  });
});
