import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeViolation,
  IncidentMemo,
  incidentOf,
} from '../../../lib/domain/violation/change-violation.ts';
import type { ChangeViolation } from '../../../lib/domain/violation/violation.ts';
import { judged, policyWith } from '../../helpers/judged.ts';
import { type Raw, record, user } from '../../helpers/record.ts';

const policy = policyWith();
const detectedAt = '2026-11-03T14:13:00.000Z';

function violationOf(given: Raw = {}, at = detectedAt): ChangeViolation {
  const violation = changeViolation(
    judged(record({ userIdentity: user('jane'), ...given })),
    policy,
    at,
  );
  if (violation === undefined) throw new Error('expected a violation');
  return violation;
}

describe('changeViolation', () => {
  it('is made of what was judged', () => {
    expect(violationOf()).toMatchObject({
      subject: 'change',
      kind: 'manual-change',
      severity: 'medium',
      account: '111122223333',
      at: '2026-11-03T14:12:09Z',
      detectedAt,
      fingerprint: expect.stringMatching(/^[0-9a-f]{24}$/),
      incidentId: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
  });

  it('is none where policy sees none', () => {
    const read = judged(record({ eventName: 'DescribeInstances' }));
    expect(changeViolation(read, policy, detectedAt)).toBeUndefined();
  });
});

describe('the fingerprint', () => {
  it('does not depend on when it was noticed', () => {
    expect(violationOf({}, '2026-11-09T00:00:00.000Z').fingerprint).toBe(violationOf().fingerprint);
  });

  it('is another for another event', () => {
    expect(violationOf({ eventID: 'other' }).fingerprint).not.toBe(violationOf().fingerprint);
  });

  it('is one for the copies of an event in two accounts', () => {
    const copy = (recipientAccountId: string, eventID: string) =>
      violationOf({ recipientAccountId, eventID, sharedEventID: 'shared-1' });
    const [mine, theirs] = [copy('111122223333', 'a'), copy('444455556666', 'b')];
    expect(theirs.fingerprint).toBe(mine.fingerprint);
    expect(theirs.account).not.toBe(mine.account);
  });

  it('is the same for a record without an id read twice, and another for another call', () => {
    const without = (groupName: string) =>
      violationOf({ eventID: undefined, requestID: undefined, requestParameters: { groupName } });
    expect(without('web').fingerprint).toBe(without('web').fingerprint);
    expect(without('web').fingerprint).not.toBe(without('db').fingerprint);
  });

  it('takes any text for an id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (eventID) => {
        expect(violationOf({ eventID }).fingerprint).toMatch(/^[0-9a-f]{24}$/);
      }),
    );
    expect(violationOf({ eventID: '\ud800' }).fingerprint).not.toBe(
      violationOf({ eventID: '\ufffd' }).fingerprint,
    );
  });
});

describe('the incident', () => {
  const incidentAt = (eventTime: string, given: Raw = {}) =>
    violationOf({ eventTime, eventID: eventTime, ...given }).incidentId;
  const first = incidentAt('2026-11-03T14:00:00Z');

  it('holds what one person did in one account, region and window', () => {
    expect(incidentAt('2026-11-03T14:29:59Z')).toBe(first);
  });

  it.each([
    ['the next window', '2026-11-03T14:30:00Z', {}],
    ['the window before', '2026-11-03T13:59:59Z', {}],
    ['another person', '2026-11-03T14:00:00Z', { userIdentity: user('joe') }],
    ['another account', '2026-11-03T14:00:00Z', { recipientAccountId: '444455556666' }],
    ['another region', '2026-11-03T14:00:00Z', { awsRegion: 'us-east-1' }],
  ])('%s is another incident', (_, eventTime, given) => {
    expect(incidentAt(eventTime, given)).not.toBe(first);
  });

  it('does not depend on the order in which events come', () => {
    const minutes = fc.uniqueArray(fc.nat(59), { minLength: 1 });
    fc.assert(
      fc.property(minutes, (order) => {
        const ids = (list: readonly number[]) =>
          new Map(
            list.map((minute) => [
              minute,
              incidentAt(`2026-11-03T14:${String(minute).padStart(2, '0')}:00Z`),
            ]),
          );
        const sorted = order.toSorted((a, b) => a - b);
        expect(new Map([...ids(order)].sort())).toEqual(new Map([...ids(sorted)].sort()));
      }),
      { numRuns: 20 },
    );
  });
});

describe('IncidentMemo', () => {
  it('gives what incidentOf gives, in any order of events of one actor', () => {
    const memo = new IncidentMemo(15);
    const { event } = judged(record({ userIdentity: user('jane') }));
    const times = ['2026-11-03T14:12:09Z', '2026-11-03T14:12:10Z', '2026-11-03T14:59:09Z'];
    for (const at of [...times, ...times]) {
      for (const region of ['eu-central-1', 'us-east-1']) {
        const moved = { ...event, at, region };
        expect(memo.of(moved)).toBe(incidentOf(moved, 15));
      }
    }
    expect(new Set(times.map((at) => memo.of({ ...event, at }))).size).toBe(2);
  });
});
