import fc from 'fast-check';
import { type Alert, toAlerts } from '../../lib/domain/violation/alert.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { anomaly, changeBy, consoleEvent, overBudget } from '../builders.ts';

/** The one alert of violations of one incident. */
export function alertOf(...violations: readonly Violation[]): Alert {
  const [alert, ...others] = toAlerts(violations);
  if (alert === undefined || others.length > 0) throw new Error('expected one alert');
  return alert;
}

/** A change alert in which every text from outside is `text`, `count` times over. */
export function changesSaying(text: string, count = 1): Alert {
  const violations = Array.from({ length: count }, (_, n) => {
    const event = consoleEvent({
      id: `event-${n}`,
      region: text,
      account: text,
      service: text,
      action: text,
      actor: { kind: 'person', principal: text, name: text, session: text },
      resources: [{ id: text }],
      sourceAddress: text,
    });
    const [evidence] = event.evidence;
    const verdict = {
      ...changeBy().verdict,
      tool: text,
      reason: text,
      evidenceFor: evidence ? [{ ...evidence, value: text }] : [],
    };
    return changeBy({
      event: { ...event, id: `${n}${text}` },
      verdict,
      reason: text,
      fingerprint: `f${n}`,
      owner: {
        kind: 'owned',
        engine: 'terraform',
        unit: text,
        address: text,
        constructPath: text,
        resourceId: text,
        resourceType: text,
        through: text,
      },
    });
  });
  return alertOf(...violations);
}

/** A money alert in which every text from outside is `text`. */
export function moneySaying(text: string): Alert {
  const violation = overBudget({ reason: text, account: text });
  const { state } = violation;
  return alertOf({ ...violation, state: { ...state, budget: { ...state.budget, name: text } } });
}

/** An anomaly alert in which every text from outside is `text`. */
export function anomalySaying(text: string): Alert {
  const leaf = { account: text, service: text };
  const causes = [{ region: text, usageType: text, resource: text, amount: 3 }];
  const odd = { ...anomaly().episode, leaf, causes, offsetBy: leaf };
  return alertOf(anomaly({ account: text, reason: text, currency: text, episode: odd }));
}

/** Text as an attacker writes it: markup, controls, direction marks, line breaks, and a lot of it. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '<!channel>',
        '<https://evil.example|click>',
        '&'.repeat(800),
        '"'.repeat(700),
        '\\'.repeat(700),
        '漢'.repeat(500),
        '😀'.repeat(300),
        '\u001b[2J',
        '\u202eabc',
        '\r\nBcc: all@example.com',
        '@here',
        'word '.repeat(300),
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
