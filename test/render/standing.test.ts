import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import type { IncidentAction } from '../../lib/domain/violation/incident-action.ts';
import type { Standing } from '../../lib/domain/violation/standing.ts';
import { alertDocument } from '../../lib/render/alert-document.ts';
import { alertWords } from '../../lib/render/alert-words.ts';
import { answerCells } from '../../lib/render/answer-words.ts';
import { busEvents } from '../../lib/render/bus-events.ts';
import { email } from '../../lib/render/email.ts';
import { pagerDuty } from '../../lib/render/pagerduty.ts';
import { slackWithButtons } from '../../lib/render/slack-buttons.ts';
import { teams } from '../../lib/render/teams.ts';
import { changeBy } from '../builders.ts';
import { alertOf, hostileText } from './hostile.ts';

const action: IncidentAction = {
  id: 'action-1',
  incidentId: 'incident-1',
  incidentAt: '2026-11-23T10:05:00Z',
  kind: 'except',
  at: '2026-11-23T11:00:00.000Z',
  by: 'slack:T0TEAM/U0ALICE',
  name: 'alice',
  means: 'slack',
  reason: 'moving the database',
  ticket: 'OPS-7',
  until: '2026-12-01',
};
const update = (standing: Standing): Alert => ({ ...alertOf(changeBy()), standing });
const excepted = update({ state: 'excepted', action });

test('an update says how it stands, by whom, when, by what means and why', () => {
  const { headline, facts } = alertWords(excepted);
  expect(headline).toMatch(/^\[high\] excepted: dana opened port 22 to the world/);
  expect(facts).toEqual([
    {
      label: 'Now',
      text: 'excepted by alice (slack:T0TEAM/U0ALICE) in Slack at 2026-11-23 11:00 UTC, until 2026-12-01 (OPS-7): moving the database',
    },
    { label: 'Incident', text: 'incident-1' },
  ]);
});

const expired = update({ state: 'expired', action });

test('an exception that has ended says what to do; a message of the rest has no empty list', () => {
  expect(alertWords(expired).headline).toMatch(
    /^\[high\] open again, its exception has ended: dana/,
  );
  expect(alertWords(expired).facts[0]?.text).toMatch(/has ended; it was made by alice .*OPS-7/);
  expect(email(expired).body).toContain('What to do next\n- Put back');
  expect(email(excepted).body).not.toContain('What to do next');
  expect(JSON.stringify(teams(excepted))).not.toContain('What to do next');
});

describe('in PagerDuty', () => {
  test.each<[Standing, string]>([
    [{ state: 'acknowledged', action }, 'acknowledge'],
    [{ state: 'excepted', action }, 'resolve'],
    [{ state: 'resolved', action }, 'resolve'],
    [{ state: 'ended', resolutions: [] }, 'resolve'],
  ])('%j is %s', (standing, event_action) => {
    expect(pagerDuty(update(standing))).toEqual({ event_action, dedup_key: 'incident-1' });
  });

  test('what is open again opens an alert', () => {
    expect(pagerDuty(expired)).toMatchObject({
      event_action: 'trigger',
      dedup_key: 'incident-1',
      payload: { summary: expect.stringContaining('open again') },
    });
  });
});

test('programs get the action whole', () => {
  expect(alertDocument(excepted, 1000)).toMatchObject({ standing: { state: 'excepted', action } });
  expect(busEvents(excepted)).toMatchObject([
    { detailType: 'Bandog Incident Update', detail: { standing: { action } }, at: action.at },
  ]);
});

describe('buttons', () => {
  const buttonsOf = (alert: Alert) =>
    slackWithButtons(alert).blocks.flatMap((it) => (it.type === 'actions' ? it.elements : []));

  test('carry the incident, and only the incident', () => {
    const buttons = buttonsOf(alertOf(changeBy()));
    expect(buttons.map(({ text, confirm }) => [text.text, confirm !== undefined])).toEqual([
      ['Acknowledge', false],
      ['Except…', false],
      ['Reverted', true],
      ['Adopted', true],
    ]);
    for (const { value } of buttons) {
      expect(JSON.parse(value)).toEqual({ i: 'incident-1', a: '2026-11-23T10:05:00Z' });
    }
  });

  test('are on what is open again', () => expect(buttonsOf(expired)).toHaveLength(4));

  test('are on no update and no digest', () => {
    expect(buttonsOf(excepted)).toEqual([]);
    expect(buttonsOf({ ...alertOf(changeBy()), subject: 'digest' })).toEqual([]);
  });
});

test('law: what people write is one harmless line in the report', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const hostile = { ...action, by: text, name: text, reason: text, ticket: text };
      const cells = answerCells({
        incidentId: text,
        at: action.incidentAt,
        account: text,
        actor: text,
        story: text,
        violations: 3,
        standing: { state: 'excepted', action: hostile },
        actions: [hostile],
      });
      for (const cell of cells) expect(cell).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});
