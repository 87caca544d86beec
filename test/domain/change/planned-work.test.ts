import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/config/default-settings.ts';
import { toSettings } from '../../../lib/config/settings.ts';
import type { ChangeEvent } from '../../../lib/domain/change/change-event.ts';
import { judge } from '../../../lib/domain/change/judge.ts';
import { exceptionKey } from '../../../lib/domain/violation/exception-key.ts';
import { consoleEvent } from '../../builders.ts';

const plan = {
  who: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_*',
  account: '111122223333',
  regions: ['eu-central-1'],
  from: '2026-11-23T11:00:00+01:00',
  until: '2026-11-23T12:00:00+01:00',
  ticket: 'OPS-7',
  reason: 'move the database',
};
const { policy } = toSettings({ changes: { plannedWork: [plan] } });
const answerTo = (given: Partial<ChangeEvent> = {}, at = '2026-11-23T10:30:00Z') =>
  judge(consoleEvent({ at, ...given }), policy).answer;

describe('planned work', () => {
  test('is excepted, and says by what', () => {
    expect(answerTo()).toMatchObject({
      answer: 'excepted',
      reason: 'agreed until 2026-11-23T11:00:00.000Z: move the database (OPS-7)',
    });
  });

  test.each([
    ['2026-11-23T09:59:59Z', 'violation'],
    ['2026-11-23T10:00:00Z', 'excepted'],
    ['2026-11-23T10:59:59Z', 'excepted'],
    ['2026-11-23T11:00:00Z', 'violation'],
  ])('at %s is %s', (at, expected) => expect(answerTo({}, at).answer).toBe(expected));

  test('is for the one who is named, where it is named', () => {
    const other = { ...consoleEvent().actor, principal: 'arn:aws:iam::111122223333:user/eve' };
    expect(answerTo({ actor: other }).answer).toBe('violation');
    expect(answerTo({ region: 'us-east-1' }).answer).toBe('violation');
    expect(answerTo({ account: '444455556666' }).answer).toBe('violation');
  });

  test('does not cover what blinds the watchdog, nor root', () => {
    expect(answerTo({ risks: ['audit-tampering'] })).toMatchObject({ code: 'audit-tampering' });
    const everybody = toSettings({ changes: { plannedWork: [{ ...plan, who: '*' }] } }).policy;
    const root = { ...consoleEvent().actor, kind: 'root' } as const;
    const event = consoleEvent({ at: '2026-11-23T10:30:00Z', actor: root });
    expect(judge(event, everybody).answer).toMatchObject({ code: 'root-activity' });
  });

  test('that is over is named by what comes after it; that is to come is not', () => {
    expect(answerTo({}, '2026-11-23T11:00:00Z')).toMatchObject({
      reason: expect.stringContaining('the exception for it ended on 2026-11-23T11'),
    });
    expect(answerTo({}, '2026-11-23T09:00:00Z')).toMatchObject({
      reason: expect.not.stringContaining('ended'),
    });
  });

  test('has a key of its own for each window', () => {
    const [first] = policy.exceptions;
    if (first === undefined) throw new Error('no exception');
    expect(exceptionKey(first)).not.toBe(exceptionKey({ ...first, from: '2026-11-24T10:00:00Z' }));
  });
});

test.each([
  [{ until: '2026-11-23T10:00:00+01:00' }, 'after from'],
  [{ until: '2026-12-31T00:00:00Z' }, '14 days'],
  [{ from: '2026-11-23' }, 'with its offset'],
])('%j is refused', (given, words) => {
  expect(() => toSettings({ changes: { plannedWork: [{ ...plan, ...given }] } })).toThrow(words);
});

test('without plans there are no exceptions', () => {
  expect(defaultSettings.policy.exceptions).toEqual([]);
});
