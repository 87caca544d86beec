import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionKinds, type IncidentAction } from '../../../lib/domain/violation/incident-action.ts';
import { mayAct, standingOf } from '../../../lib/domain/violation/standing.ts';
import { changeBy, consoleEvent } from '../../builders.ts';

const violation = changeBy({ detectedAt: '2026-11-23T10:05:40.000Z' });
const now = '2026-11-25T12:00:00.000Z';
const said = (kind: IncidentAction['kind'], hour: number, given: Partial<IncidentAction> = {}) => ({
  id: `${kind}-${hour}`,
  incidentId: 'incident-1',
  incidentAt: violation.at,
  kind,
  at: `2026-11-23T${hour}:00:00.000Z`,
  by: 'arn:aws:iam::111122223333:user/alice',
  means: 'command-line' as const,
  ...(kind === 'except' && { until: '2026-11-30', reason: 'meant' }),
  ...given,
});
const stateAfter = (...actions: IncidentAction[]) =>
  standingOf({ violations: [violation], actions, ends: new Map(), now }).state;

describe('an incident', () => {
  test.each<[string, IncidentAction[], string]>([
    ['nothing', [], 'open'],
    ['an acknowledgement', [said('acknowledge', 11)], 'acknowledged'],
    ['an exception', [said('except', 11)], 'excepted'],
    ['an exception that ended', [said('except', 11, { until: '2026-11-24' })], 'expired'],
    ['an exception on its last day', [said('except', 11, { until: '2026-11-25' })], 'excepted'],
    ['an exception without an end', [{ ...said('except', 11), until: '' }], 'expired'],
    ['a resolution', [said('resolve', 11)], 'resolved'],
    ['one after the other', [said('acknowledge', 11), said('except', 12)], 'excepted'],
    ['what is refused', [said('resolve', 11), said('acknowledge', 12)], 'resolved'],
    [
      'an acknowledgement after an exception that ended by then',
      [
        said('except', 11, { until: '2026-11-23' }),
        said('acknowledge', 12, { at: '2026-11-24T12:00:00.000Z' }),
      ],
      'acknowledged',
    ],
  ])('after %s', (_, actions, state) => expect(stateAfter(...actions)).toBe(state));

  test('is open again when more was found after it was dealt with', () => {
    const later = changeBy({
      event: consoleEvent({ id: 'later' }),
      detectedAt: '2026-11-23T11:00:01.000Z',
    });
    const violations = [violation, later];
    const about = { violations, ends: new Map(), now };
    for (const kind of actionKinds) {
      expect(standingOf({ ...about, actions: [said(kind, 11)] })).toEqual({
        state: 'open',
        again: true,
      });
      expect(standingOf({ ...about, actions: [said(kind, 12)] }).state).not.toBe('open');
    }
  });

  test('is over when all its changes were seen to have ended, and not before', () => {
    const other = changeBy({ event: consoleEvent({ id: 'other' }) });
    const end = { how: 'put-back', at: now } as const;
    const about = { violations: [violation, other], actions: [], now };
    const one = new Map([[violation.fingerprint, end]]);
    expect(standingOf({ ...about, ends: one }).state).toBe('open');
    expect(standingOf({ ...about, ends: new Map([...one, [other.fingerprint, end]]) }).state).toBe(
      'ended',
    );
  });

  test('is excepted by the settings when they cover all of it', () => {
    const exception = { action: 'ec2:*', until: '2026-12-31', reason: 'moving' };
    const about = { violations: [violation], actions: [], ends: new Map(), now };
    expect(standingOf({ ...about, exceptionFor: () => exception })).toEqual({
      state: 'excepted-by-settings',
      exceptions: [exception],
    });
    expect(standingOf({ ...about, exceptionFor: () => undefined }).state).toBe('open');
  });
});

const anyAction = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...actionKinds),
    hour: fc.integer({ min: 11, max: 23 }),
    until: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-30'),
  })
  .map(({ kind, hour, id, until }) =>
    said(kind, hour, { id, ...(kind === 'except' && { until }) }),
  );

describe('laws', () => {
  test('the order in which things become known does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 8 }), fc.integer(), (actions, seed) => {
        const shuffled = actions.toSorted((a, b) => (a.id + seed < b.id + seed ? 1 : -1));
        expect(stateAfter(...shuffled)).toBe(stateAfter(...actions));
      }),
    );
  });

  test('what was resolved stays so, whatever else is said', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 6 }), (actions) => {
        expect(
          stateAfter(said('resolve', 11, { at: '2026-11-23T10:30:00.000Z' }), ...actions),
        ).toBe('resolved');
      }),
    );
  });
});

test('what is over takes no more actions, what is open takes all', () => {
  expect(actionKinds.filter((kind) => mayAct({ state: 'open' }, kind))).toEqual(actionKinds);
  const over = { state: 'ended', resolutions: [] } as const;
  expect(actionKinds.filter((kind) => mayAct(over, kind))).toEqual([]);
});
