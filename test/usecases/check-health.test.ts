import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryHealthLedger } from '../../lib/adapters/memory/health-ledger.ts';
import { type Finding, ok, problem } from '../../lib/domain/health/finding.ts';
import { healthVerdict } from '../../lib/domain/health/health-verdict.ts';
import { checkHealth, watchHealth } from '../../lib/usecases/check-health.ts';
import { healthBlindSpots } from '../../lib/usecases/health/health-blind-spots.ts';

const check = (name: string, finding: Finding | Error) => ({
  name,
  look: async () => {
    if (finding instanceof Error) throw finding;
    return finding;
  },
});
const clock = memoryClock('2026-11-23T12:00:00Z');
const bad = problem('a rule is gone', 'deploy again');

test('a check that cannot be made is unknown, with the reason, and the others go on', async () => {
  const checks = [check('a', new Error('denied')), check('b', ok('fine')), check('c', bad)];
  expect(await checkHealth({ checks, clock })).toEqual({
    checkedAt: '2026-11-23T12:00:00.000Z',
    findings: [
      { check: 'a', state: 'unknown', text: 'denied' },
      { check: 'b', state: 'ok', text: 'fine' },
      { check: 'c', ...bad },
    ],
  });
});

test('a problem that is accepted is shown and told to nobody', async () => {
  const ledger = memoryHealthLedger();
  const told: string[] = [];
  const announcer = { announce: async ({ text }: { text: string }) => void told.push(text) };
  const checks = [check('rules', bad), check('trail', bad)];
  const accepted = [{ check: 'rules', reason: 'we move' }];
  const { findings } = await watchHealth({ checks, accepted, clock, ledger, announcer });
  expect(findings).toMatchObject([
    { check: 'rules', state: 'accepted', reason: 'we move' },
    { check: 'trail', state: 'problem' },
  ]);
  expect(told).toEqual([expect.not.stringContaining('(rules)')]);
  expect(healthVerdict(findings.slice(0, 1), true)).toBe('sound');
  expect(healthBlindSpots(await ledger.latest(), '2026-11-23T13:00:00Z')).toEqual([
    'rules: accepted, because we move: a rule is gone',
    'trail: a rule is gone; to do: deploy again',
  ]);
});

describe('telling', () => {
  const ledger = memoryHealthLedger();
  const told: string[] = [];
  const announcer = {
    announce: async ({ text }: { text: string }) => {
      told.push(text);
    },
  };
  const watch = (finding: Finding) =>
    watchHealth({ checks: [check('rules', finding)], clock, ledger, announcer });

  test('once for each time that a problem begins', async () => {
    await watch(ok('fine'));
    expect(told).toEqual([]);
    await watch(bad);
    await watch(problem('two rules are gone', 'deploy again'));
    expect(told).toEqual([
      'Bandog looked at itself and found:\n\n- a rule is gone (rules)\n  To do: deploy again\n',
    ]);
    await watch(ok('fine'));
    await watch(bad);
    expect(told).toHaveLength(2);
  });

  test('a message that does not arrive is told again', async () => {
    const kept = memoryHealthLedger();
    const broken = { announce: () => Promise.reject(new Error('no topic')) };
    const checks = [check('rules', bad)];
    const failed = watchHealth({ checks, clock, ledger: kept, announcer: broken });
    await expect(failed).rejects.toThrow('no topic');
    expect(await kept.latest()).toBeUndefined();
  });
});

test.each([
  ['ok', false, 'sound'],
  ['unknown', false, 'sound'],
  ['unknown', true, 'uncertain'],
  ['problem', false, 'trouble'],
  ['problem', true, 'trouble'],
] as const)('%s, strict: %s, comes to %s', (state, strict, verdict) => {
  const findings = { ok: ok('x'), problem: bad, unknown: { state: 'unknown', text: 'x' } } as const;
  expect(healthVerdict([ok('y'), findings[state]], strict)).toBe(verdict);
});
