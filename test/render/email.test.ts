import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertWords } from '../../lib/render/alert-words.ts';
import { email, emailOf } from '../../lib/render/email.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { alertOf, anomalySaying, changesSaying, hostileText, moneySaying } from './hostile.ts';

test('a change by e-mail', () => {
  expect(
    `${email(alertOf(changeBy())).subject}\n\n${email(alertOf(changeBy())).body}`,
  ).toMatchSnapshot();
});

test('money by e-mail', () => {
  expect(
    `${email(alertOf(overBudget())).subject}\n\n${email(alertOf(overBudget())).body}`,
  ).toMatchSnapshot();
});

describe('the subject', () => {
  test('is ASCII: accents go, the rest becomes ?', () => {
    const event = consoleEvent({ actor: { ...consoleEvent().actor, name: 'Zoë 漢' } });
    expect(email(alertOf(changeBy({ event }))).subject).toMatch(
      /^\[high\] Zoe \? opened port 22 to the world/,
    );
  });

  test('is one line, also of words that were not made harmless before', () => {
    const words = alertWords(alertOf(changeBy()));
    const { subject } = emailOf({ ...words, headline: 'opened\r\nBcc: x@example.com' });
    expect(subject).toBe('opened??Bcc: x@example.com');
  });

  test('law: SNS takes it, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const alert of [changesSaying(text), moneySaying(text), anomalySaying(text)]) {
          expect(email(alert).subject).toMatch(/^\[[\x20-\x7e]{0,98}$/);
        }
      }),
    );
  });
});

describe('the body', () => {
  test('law: no line is longer than 72 columns but a single word, or a command to be copied', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const alert = changesSaying(text, 2);
        const commands = (alertWords(alert).commands ?? []).flatMap((it) => it.text.split('\n'));
        for (const line of email(alert).body.split('\n')) {
          if (commands.includes(line)) continue;
          const words = line.replace(/^([A-Z][a-z-]+( [a-z]+)?: +| +|- )/, '');
          if (line.length > 72) expect(words).not.toContain(' ');
        }
      }),
    );
  });

  test('lists what fits and says how much more there is', () => {
    const { body } = email(changesSaying('x'.repeat(500), 400));
    const shown = body.match(/^- /gm)?.length ?? 0;
    const more = Number(/^and (\d+) more$/m.exec(body)?.[1]);
    // Three of the dashes are the steps.
    expect(shown - 3 + more).toBe(400);
    expect(body.length).toBeLessThan(31_000);
  });
});
