import { describe, expect, it } from 'vitest';
import { alike, type ChangeEvent } from '../../../lib/domain/change/change-event.ts';
import { judge } from '../../../lib/domain/change/judge.ts';
import { JudgementMemo } from '../../../lib/domain/change/judgement-memo.ts';
import { revise } from '../../../lib/domain/change/revise.ts';
import { eventOf, policyWith } from '../../helpers/judged.ts';
import { record, user } from '../../helpers/record.ts';

const event = eventOf(record({ userIdentity: user('jo') }));
/** Counts how often what decides is asked for. */
function watched(shared: object | undefined, more: Partial<ChangeEvent> = {}) {
  const asked = { times: 0 };
  const given = { ...event, ...more, [alike]: shared };
  const { evidence } = given;
  Object.defineProperty(given, 'evidence', {
    get() {
      asked.times += 1;
      return evidence;
    },
    enumerable: true,
  });
  return { given, asked };
}

describe('JudgementMemo', () => {
  it('judges events that are alike once, and each as judge does', () => {
    const [policy, shared] = [policyWith(), {}];
    const memo = new JudgementMemo(policy);
    const [first, second] = [watched(shared), watched(shared, { id: 'another' })];
    expect(memo.of(first.given).answer).toEqual(judge(event, policy).answer);
    const again = memo.of(second.given);
    expect(again.event).toBe(second.given);
    expect(again.verdict).toEqual(judge(event, policy).verdict);
    expect(second.asked.times).toBe(0);
    const other = watched({});
    memo.of(other.given);
    expect(other.asked.times).toBeGreaterThan(0);
  });

  it('takes a copy with somebody else behind it for another event', () => {
    const policy = policyWith();
    const memo = new JudgementMemo(policy);
    const one = { ...event, [alike]: {} };
    memo.of(one);
    const copy = revise(one, { effect: 'read' });
    expect(memo.of(copy).answer.answer).toBe('not-a-change');
    expect(memo.of(one).answer.answer).toBe('violation');
  });

  it('holds each event against an exception, which goes by its day', () => {
    const policy = policyWith({
      exceptions: [{ principal: '*', until: '2026-11-04', reason: 'a move' }],
    });
    const memo = new JudgementMemo(policy);
    const shared = {};
    const on = (at: string) => memo.of({ ...event, at, [alike]: shared }).answer.answer;
    expect(on('2026-11-03T10:00:00Z')).toBe('excepted');
    expect(on('2026-11-30T10:00:00Z')).toBe('violation');
    expect(on('2026-11-03T11:00:00Z')).toBe('excepted');
  });
});
