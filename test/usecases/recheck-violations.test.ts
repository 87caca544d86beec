import { describe, expect, it } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryResolutionLog } from '../../lib/adapters/memory/resolution-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { Touched } from '../../lib/domain/change/difference.ts';
import { judge } from '../../lib/domain/change/judge.ts';
import { LaterCalls } from '../../lib/domain/change/later-calls.ts';
import { changeViolation } from '../../lib/domain/violation/change-violation.ts';
import type { ChangeViolation } from '../../lib/domain/violation/violation.ts';
import type { DriftReader } from '../../lib/ports/drift-reader.ts';
import { recheckViolations } from '../../lib/usecases/recheck-violations.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { type Raw, record, user } from '../helpers/record.ts';

const group = 'sg-0123456789abcdef0';
const rules = {
  items: [
    { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } },
  ],
};

function rule(verb: 'Authorize' | 'Revoke', minute: number, given: Raw = {}): ChangeViolation {
  const event = eventOf(
    record({
      userIdentity: user('dana'),
      eventName: `${verb}SecurityGroupIngress`,
      eventTime: `2026-11-03T14:${String(minute).padStart(2, '0')}:00Z`,
      requestParameters: { groupId: group, ipPermissions: rules },
      responseElements: null,
      eventID: `${verb}-${minute}`,
      ...given,
    }),
  );
  const policy = policyWith();
  const violation = changeViolation(judge(event, policy), policy, event.at);
  if (violation === undefined) throw new Error('no violation');
  return violation;
}

async function prepared(violations: readonly ChangeViolation[], drift?: DriftReader) {
  const store = memoryViolationStore();
  const resolutions = memoryResolutionLog();
  const laterCalls = new LaterCalls();
  for (const violation of violations) {
    await store.record(violation);
    laterCalls.add(violation.event, 'manual');
  }
  const deps = {
    store,
    resolutions,
    laterCalls,
    clock: memoryClock('2026-11-03T16:00:00Z'),
    remainingTimeMs: () => 600_000,
    ...(drift && { drift }),
  };
  const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-05T00:00:00Z' };
  return { deps, ended: () => resolutions.list(window) };
}

async function recheck(violations: readonly ChangeViolation[], drift?: DriftReader) {
  const { deps, ended } = await prepared(violations, drift);
  const result = await recheckViolations(deps);
  return { result, again: () => recheckViolations(deps), ended: await ended() };
}

const seen = (touched: Touched): DriftReader => ({
  read: async () => ({
    kind: 'unknown',
    reason: 'no code owns it',
    readAt: '2026-11-03T16:00:00Z',
    touched,
  }),
});

describe('violations that have ended', () => {
  it('are closed with how, when and by whom; what put them back ends with them', async () => {
    const opened = rule('Authorize', 0);
    const closed = rule('Revoke', 12);
    const { result, ended, again } = await recheck([opened, closed]);
    expect(result).toEqual({ open: 2, ended: { 'put-back': 1, counterpart: 1 }, faults: [] });
    expect(ended.get(opened.fingerprint)).toEqual({
      how: 'put-back',
      at: '2026-11-03T14:12:00Z',
      by: 'dana',
      origin: 'manual',
      eventId: 'Revoke-12',
    });
    expect(ended.get(closed.fingerprint)?.how).toBe('counterpart');
    expect(await again()).toEqual({ open: 0, ended: {}, faults: [] });
  });

  it('are all closed in the end, whenever the table fails in between', async () => {
    for (const fails of [1, 2]) {
      const [opened, closed] = [rule('Authorize', 0), rule('Revoke', 12)];
      const { deps, ended } = await prepared([opened, closed]);
      let writes = 0;
      const failing = {
        ...deps.resolutions,
        resolve: async (...given: Parameters<typeof deps.resolutions.resolve>) => {
          writes += 1;
          if (writes === fails) throw new Error('throttled');
          return deps.resolutions.resolve(...given);
        },
      };
      await expect(recheckViolations({ ...deps, resolutions: failing })).rejects.toThrow();
      await recheckViolations(deps);
      expect([...(await ended()).values()].map(({ how }) => how).sort()).toEqual([
        'counterpart',
        'put-back',
      ]);
    }
  });

  it('stay open when opened again', async () => {
    const { ended } = await recheck([
      rule('Authorize', 0),
      rule('Revoke', 12),
      rule('Authorize', 20),
    ]);
    expect(ended.has(rule('Authorize', 20).fingerprint)).toBe(false);
    expect(ended.size).toBe(2);
  });

  it('stay open when nothing undid them', async () => {
    expect((await recheck([rule('Authorize', 0)])).result).toEqual({
      open: 1,
      ended: {},
      faults: [],
    });
  });

  it('are found undone where the live resource does not show them any more', async () => {
    const opened = rule('Authorize', 0);
    const { ended } = await recheck(
      [opened],
      seen({ kind: 'no-longer', detail: 'tcp 22 is not there' }),
    );
    expect(ended.get(opened.fingerprint)).toEqual({
      how: 'found-undone',
      at: '2026-11-03T16:00:00.000Z',
      detail: 'tcp 22 is not there',
    });
  });

  it.each<Touched>([
    { kind: 'still-there', detail: 'x' },
    { kind: 'unknown', reason: 'x' },
  ])('are not closed by $kind', async (touched) => {
    expect((await recheck([rule('Authorize', 0)], seen(touched))).ended.size).toBe(0);
  });

  it('never are deployments that nobody reviewed', async () => {
    const made = { ...rule('Authorize', 0), kind: 'unreviewed-deployment' as const };
    expect(
      (
        await recheck([made, rule('Revoke', 12)], seen({ kind: 'no-longer', detail: 'x' }))
      ).ended.has(made.fingerprint),
    ).toBe(false);
  });
});
