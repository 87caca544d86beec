import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { reconciles } from '../../lib/domain/change/tally.ts';
import type { SessionSource } from '../../lib/ports/session-source.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { SessionTracer } from '../../lib/usecases/session-tracer.ts';
import { standsAlone, UnsettledChanges } from '../../lib/usecases/unsettled-changes.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { identityCenter, type Raw, record, role, user } from '../helpers/record.ts';
import { assumeRole } from '../helpers/sessions.ts';

const policy = policyWith({ approvedPrincipals: ['*:role/deploy'] });
const jane = identityCenter('jane@example.com');
const session = (id: string): Raw => ({ ...role('deploy', 's'), accessKeyId: id });

const scan = (raws: readonly Raw[], sessions?: SessionSource) =>
  scanChanges(
    {
      source: memoryChangeSource(raws.map(eventOf)),
      policy,
      clock: memoryClock('2026-11-24T06:00:00Z'),
      ...(sessions && { sessions }),
    },
    {},
  );

const byJane = assumeRole(jane, 'ASIAEXAMPLE000000001');
const change = record({ eventID: 'c1', userIdentity: session('ASIAEXAMPLE000000001') });
const other = record({ eventID: 'c2', userIdentity: session('ASIAEXAMPLE000000002') });

/** Two accounts’ copies of one cross-account call. */
const copies = [
  record({ eventID: 'k1', sharedEventID: 'shared-1', userIdentity: jane }),
  record({
    eventID: 'k0',
    sharedEventID: 'shared-1',
    recipientAccountId: '444455556666',
    userIdentity: { type: 'AWSAccount', principalId: 'AROA:jane', accountId: '111122223333' },
  }),
];

describe('a scan', () => {
  it('knows a person behind an approved role by a call that comes later', async () => {
    const { changes } = await scan([change, other, byJane]);
    expect(changes.tally.byOrigin).toMatchObject({ manual: 1, automation: 1 });
    expect(changes.digest.kept.map(({ event }) => event.actor.name)).toEqual(['jane@example.com']);
  });

  it('counts the copies of one event in several accounts once, and says how many came again', async () => {
    const { changes } = await scan(copies);
    expect(changes.tally).toMatchObject({ seen: 1, duplicates: 1, violations: 1 });
    expect(changes.digest.kept[0]?.event).toMatchObject({ id: 'k1', account: '111122223333' });
    expect([...changes.accounts].toSorted()).toEqual(['111122223333', '444455556666']);
  });

  it('law: finds the same in whatever order and however often events come', async () => {
    const all = [change, other, byJane, ...copies, record({ eventID: 'r', readOnly: true })];
    const expected = await scan(all);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.subarray(all),
        async (shuffled, again) => {
          const found = await scan([...shuffled, ...again]);
          const { duplicates, ...tally } = found.changes.tally;
          expect(tally).toEqual({ ...expected.changes.tally, duplicates: undefined });
          expect(duplicates).toBe(1 + again.length);
          expect(reconciles(found.changes.tally)).toBe(true);
          expect(
            found.changes.digest.kept.map(({ fingerprint }) => fingerprint).toSorted(),
          ).toEqual(expected.changes.digest.kept.map(({ fingerprint }) => fingerprint).toSorted());
        },
      ),
      { numRuns: 50 },
    );
  });

  it('asks how a session began that the input says nothing of', async () => {
    const asked: string[] = [];
    const sessions: SessionSource = {
      async issuing(credentialId) {
        asked.push(credentialId);
        return credentialId === 'ASIAEXAMPLE000000001' ? eventOf(byJane) : undefined;
      },
    };
    const again = record({ eventID: 'c3', userIdentity: session('ASIAEXAMPLE000000001') });
    const { changes } = await scan([change, again, other], sessions);
    expect(changes.tally.byOrigin).toMatchObject({ manual: 2, automation: 1 });
    expect(asked).toEqual(['ASIAEXAMPLE000000001', 'ASIAEXAMPLE000000002']);
  });

  it('judges on, and says so, when it cannot ask', async () => {
    const sessions: SessionSource = { issuing: () => Promise.reject(new Error('denied')) };
    const { changes, blindSpots } = await scan([change, other], sessions);
    expect(changes.tally.byOrigin.automation).toBe(2);
    expect(blindSpots).toEqual(['it could not be asked who opened some of the sessions: denied']);
  });
});

describe('what waits', () => {
  const unsettled = (limit?: number) => new UnsettledChanges(new SessionTracer(), limit);

  it.each([
    [
      'a read',
      record({ eventName: 'DescribeVpcs', readOnly: true, userIdentity: session('ASIA1') }),
    ],
    ['a change by a person', record({ userIdentity: jane })],
    ['a failed call', record({ errorCode: 'AccessDenied', userIdentity: session('ASIA1') })],
    [
      'a service’s call',
      record({ userIdentity: { ...session('ASIA1'), invokedBy: 'rds.amazonaws.com' } }),
    ],
  ])('is not %s', (_, raw) => {
    const event = eventOf(raw);
    expect(unsettled().take(event)).toEqual(event);
  });

  it('is let go when too much waits, oldest first', () => {
    const waiting = unsettled(1);
    expect(waiting.take(eventOf(change))).toBeUndefined();
    expect(waiting.gaveUp).toBe(false);
    expect(waiting.take(eventOf(other))?.id).toBe('c1');
    expect(waiting.gaveUp).toBe(true);
  });
});

it.each<[string, Raw, boolean]>([
  ['a user', record({ userIdentity: user('jo') }), true],
  ['a person', record({ userIdentity: jane }), true],
  ['a role session', change, false],
  [
    'a role session without credentials',
    record({ userIdentity: { ...role('deploy', 's'), accessKeyId: undefined } }),
    true,
  ],
  ['a user who hands out a session', assumeRole(user('jo'), 'ASIAEXAMPLE000000003'), false],
])('what stands alone, whatever else is known: %s', (_, raw, expected) => {
  expect(standsAlone(eventOf(raw))).toBe(expected);
});
