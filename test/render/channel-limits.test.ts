import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertDocument } from '../../lib/render/alert-document.ts';
import { amazonQ } from '../../lib/render/amazon-q.ts';
import { busEvents } from '../../lib/render/bus-events.ts';
import { escapeCard } from '../../lib/render/escape-card.ts';
import { jsonBytes } from '../../lib/render/json-bytes.ts';
import { pagerDuty } from '../../lib/render/pagerduty.ts';
import { teams } from '../../lib/render/teams.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { alertOf, changesSaying, hostileText, moneySaying } from './hostile.ts';

const everyAlert = (text: string) => [
  changesSaying(text),
  changesSaying(text, 60),
  moneySaying(text),
];

/** All texts anywhere in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const law = (holds: (text: string) => void) =>
  fc.assert(fc.property(hostileText, holds), { numRuns: 50 });

describe('teams', () => {
  test('a change as an Adaptive Card', () => {
    expect(teams(alertOf(changeBy()))).toMatchSnapshot();
  });

  test('law: 28 KB hold it, whatever is in it', () => {
    law((text) => {
      for (const alert of everyAlert(text)) {
        const message = teams(alert);
        expect(jsonBytes(message)).toBeLessThanOrEqual(28 * 1024);
        for (const it of textsIn(message)) expect(it.isWellFormed()).toBe(true);
      }
    });
  });

  test('fills the room there is, and says how many more there are', () => {
    const message = teams(changesSaying('x'.repeat(100), 500));
    const bytes = jsonBytes(message);
    expect(bytes).toBeGreaterThan(25 * 1024);
    const texts = textsIn(message);
    const shown = texts.filter((text) => text.startsWith('• ')).length;
    const more = Number(/^and (\d+) more$/.exec(texts.find((it) => /^and \d/.test(it)) ?? '')?.[1]);
    expect(shown + more).toBe(500);
  });

  test('law: no markup of others in a text', () => {
    law((text) => {
      const { body } = teams(changesSaying(text, 3)).attachments[0].content;
      for (const it of textsIn(body)) expect(it).not.toMatch(/[<>[\]`*@]|\{\{|:\/\//);
    });
  });

  test('a command that would be shown otherwise than it is, is not shown', () => {
    const shownAs = (name: string) => {
      const event = consoleEvent({
        service: 's3',
        action: 'CreateBucket',
        parameters: { bucketName: name },
      });
      return textsIn(teams(alertOf(changeBy({ event })))).join('\n');
    };
    expect(shownAs('plain-name')).toMatch(/aws s3api delete-bucket .*plain-name/);
    expect(shownAs('a*b')).not.toContain('delete-bucket');
  });
});

describe('pagerduty', () => {
  test('a change as an event', () => {
    expect(pagerDuty(alertOf(changeBy()))).toMatchSnapshot();
  });

  test('law: PagerDuty’s limits hold', () => {
    law((text) => {
      for (const alert of everyAlert(text)) {
        const event = pagerDuty(alert);
        expect(jsonBytes(event)).toBeLessThan(512_000);
        expect(event.payload?.summary.length).toBeLessThanOrEqual(1024);
        expect(event.payload?.source).not.toBe('');
        expect(event.dedup_key.length).toBeLessThanOrEqual(255);
      }
    });
  });

  test('at the limit: ten thousand changes are counted and a hundred listed', () => {
    const event = pagerDuty(changesSaying('漢'.repeat(300), 1000));
    expect(jsonBytes(event)).toBeLessThan(512_000);
    expect(event.payload?.custom_details['Besides']).toBe('and 900 more');
  });

  test.each([
    ['critical', 'critical'],
    ['high', 'error'],
    ['medium', 'warning'],
    ['low', 'info'],
    ['info', 'info'],
  ] as const)('%s is %s there', (severity, expected) => {
    expect(pagerDuty(alertOf(changeBy({ severity }))).payload?.severity).toBe(expected);
  });

  test('what is told later of an incident has the same key', () => {
    const [first, later] = ['1', '2'].map((id) =>
      pagerDuty(alertOf(changeBy({ event: consoleEvent({ id }) }))),
    );
    expect(later?.dedup_key).toBe(first?.dedup_key);
  });
});

describe('amazon q', () => {
  test('a change as a custom notification', () => {
    expect(amazonQ(alertOf(changeBy()))).toMatchSnapshot();
  });

  test('law: the schema’s limits hold', () => {
    law((text) => {
      for (const { content } of everyAlert(text).map(amazonQ)) {
        expect(content.title.length).toBeLessThanOrEqual(250);
        expect(content.description.length).toBeLessThanOrEqual(8000);
        for (const step of content.nextSteps) expect(step.length).toBeLessThanOrEqual(350);
        for (const word of content.keywords) expect(word.length).toBeLessThanOrEqual(75);
        expect(content.description).not.toMatch(/[<>@`]/);
        expect(content.description.isWellFormed()).toBe(true);
      }
    });
  });

  test('at the limit: what fits, how many more, and still the link', () => {
    const { description } = amazonQ(
      alertOf(
        ...Array.from({ length: 200 }, (_, n) =>
          changeBy({ event: consoleEvent({ id: `e${n}`, story: `did ${'x'.repeat(200)} ${n}` }) }),
        ),
      ),
    ).content;
    expect(description.length).toBeGreaterThan(7500);
    const shown = description.match(/^• /gm)?.length ?? 0;
    expect(shown + Number(/^and (\d+) more$/m.exec(description)?.[1])).toBe(200);
    expect(description).toMatch(/The event in CloudTrail: https:\/\/\S+$/);
  });
});

describe('for programs', () => {
  test('a webhook is told what fits and how much did not', () => {
    const alert = changesSaying('漢'.repeat(500), 300);
    const document = alertDocument(alert, 200_000);
    expect(jsonBytes(document)).toBeLessThan(210_000);
    expect(document.notShown).toBeGreaterThan(0);
    expect(document.violations.length + document.notShown).toBe(300);
  });

  test('a bus gets each violation, whole', () => {
    const alert = alertOf(changeBy(), changeBy({ event: consoleEvent({ id: '2' }) }));
    const events = busEvents(alert);
    expect(
      events.map(({ detail }) => ('violation' in detail ? detail.violation.fingerprint : '')),
    ).toEqual(['fingerprint-of-2', 'fingerprint-of-event-1']);
    expect(events[0]).toMatchObject({
      detailType: 'Bandog Violation',
      detail: { incidentId: 'incident-1', severity: 'high', subject: 'change' },
    });
    expect(busEvents(alertOf(overBudget()))[0]?.detail).toHaveProperty('violation.cost');
  });
});

test('law: an escaped text of a card holds no markup and keeps words', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(escapeCard(text)).not.toMatch(/[&<>[\]{}*~`\\@#]|:\/\//);
    }),
  );
  expect(escapeCard('sg-0123 in eu-central-1, my_name')).toBe('sg-0123 in eu-central-1, my_name');
});
