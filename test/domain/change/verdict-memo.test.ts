import { describe, expect, it } from 'vitest';
import { classifyOrigin } from '../../../lib/domain/change/classify-origin.ts';
import { VerdictMemo } from '../../../lib/domain/change/verdict-memo.ts';
import { eventOf, policyWith } from '../../helpers/judged.ts';
import { record, user } from '../../helpers/record.ts';

const policy = policyWith();

describe('VerdictMemo', () => {
  it('gives the verdict of classifyOrigin, once for all events that share their evidence', () => {
    const memo = new VerdictMemo(policy);
    const event = eventOf(record({ userIdentity: user('jo') }));
    const first = memo.of(event);
    expect(first).toEqual(classifyOrigin(event, policy));
    const another = { ...event, id: 'another' };
    expect(memo.of(another)).toBe(first);
  });

  it('asks again when somebody else, or something else, is behind the same evidence', () => {
    const memo = new VerdictMemo(policy);
    const event = eventOf(record({ userIdentity: user('jo') }));
    memo.of(event);
    const other = { ...event, actor: { ...event.actor, principal: 'arn:aws:iam::1:user/x' } };
    expect(memo.of(other)).toEqual(classifyOrigin(other, policy));
    const look = { ...event, effect: 'telemetry' as const };
    expect(memo.of(look)).toEqual(classifyOrigin(look, policy));
  });
});
