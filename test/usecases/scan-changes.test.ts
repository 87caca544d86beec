import { describe, expect, it } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { ChangePolicy } from '../../lib/domain/change/policy.ts';
import { reconciles } from '../../lib/domain/change/tally.ts';
import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';
import { buildReport } from '../../lib/usecases/build-report.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { consoleChange, readCall } from './sample-events.ts';

const generatedAt = '2026-11-24T06:00:00.000Z';
const fault = (number: number): ReadFault => ({
  source: 'trail.json',
  place: `line ${number}`,
  code: 'not-json',
  message: 'is not valid JSON',
});

async function scan(
  events: readonly ChangeEvent[],
  given: Partial<{
    faults: readonly ReadFault[];
    policy: ChangePolicy;
    keepViolations: number;
    rememberIds: number;
  }> = {},
) {
  const { faults = [], policy = defaultSettings.policy, ...limits } = given;
  const source = memoryChangeSource(events, faults);
  const deps = { source, policy, clock: memoryClock(generatedAt), ...limits };
  const findings = await scanChanges(deps, {});
  return buildReport({ generatedAt, ...findings });
}

describe('scanChanges', () => {
  it('counts every event once and the counts add up', async () => {
    const { changes, faults, period } = await scan(
      [
        consoleChange('a', { at: '2026-11-23T15:00:00Z' }),
        consoleChange('b', { region: 'us-east-1', at: '2026-11-02T10:00:00Z' }),
        consoleChange('c', { outcome: { kind: 'failed', code: 'AccessDenied' } }),
        readCall('d'),
        consoleChange('a', { at: '2026-11-23T15:00:00Z' }),
      ],
      { faults: [fault(1)] },
    );
    expect(changes?.tally).toMatchObject({
      seen: 5,
      violations: 2,
      notAChange: 2,
      attempts: 1,
      unreadable: 1,
      duplicates: 1,
    });
    expect(changes && reconciles(changes.tally)).toBe(true);
    expect(changes?.violations.map(({ event }) => event.id)).toEqual(['a', 'b']);
    expect(changes?.regions).toEqual(['eu-central-1', 'us-east-1']);
    expect(changes?.accounts).toEqual(['111122223333']);
    expect(faults).toEqual({ total: 1, shown: [fault(1)] });
    expect(period).toEqual({ from: '2026-11-02T10:00:00Z', to: '2026-11-23T15:00:00Z' });
  });

  it('has no period, no violation and no person when there is no event', async () => {
    const { period, changes } = await scan([]);
    expect(period).toBeUndefined();
    expect(changes).toMatchObject({ violations: [], people: [], incidents: 0 });
  });

  it('shows the first hundred faults and counts all', async () => {
    const all = Array.from({ length: 250 }, (_, index) => fault(index + 1));
    const { faults, changes } = await scan([], { faults: all });
    expect(faults.total).toBe(250);
    expect(faults.shown).toEqual(all.slice(0, 100));
    expect(changes?.tally.unreadable).toBe(250);
  });

  it('keeps the worst and newest violations, and counts the rest', async () => {
    const events = Array.from({ length: 100 }, (_, index) =>
      consoleChange(`e${index}`, {
        at: `2026-11-03T10:${String(index % 60).padStart(2, '0')}:00Z`,
        effect: index === 3 ? 'permission' : 'configuration',
      }),
    );
    const { changes } = await scan(events, { keepViolations: 3 });
    expect(changes?.tally.violations).toBe(100);
    expect(changes?.bySeverity).toMatchObject({ high: 1, medium: 99 });
    expect(changes?.violations.map(({ event }) => event.id)).toEqual(['e3', 'e59', 'e58']);
    expect(changes?.people).toMatchObject([{ violations: 100, worst: 'high' }]);
  });

  it('lists people by violations, each with the worst and the last', async () => {
    const sam = { kind: 'user', principal: 'arn:sam', name: 'sam' } as const;
    const { changes } = await scan([
      consoleChange('a', { actor: sam, effect: 'permission', at: '2026-11-03T09:00:00Z' }),
      consoleChange('b'),
      consoleChange('c', { actor: sam, at: '2026-11-03T11:00:00Z' }),
    ]);
    expect(changes?.people).toEqual([
      {
        name: 'sam',
        account: '111122223333',
        violations: 2,
        worst: 'high',
        lastAt: '2026-11-03T11:00:00Z',
      },
      {
        name: 'dana',
        account: '111122223333',
        violations: 1,
        worst: 'medium',
        lastAt: '2026-11-23T10:05:00Z',
      },
    ]);
    expect(changes?.incidents).toBe(3);
  });

  it('counts what each exception excused and says which have ended', async () => {
    const used = { action: 'ec2:Authorize*', until: '2026-12-01', reason: 'migration' };
    const ended = { action: 's3:*', until: '2026-11-22', reason: 'last week' };
    const policy = { ...defaultSettings.policy, exceptions: [used, ended] };
    const { changes } = await scan([consoleChange('a'), consoleChange('b')], { policy });
    expect(changes?.tally).toMatchObject({ excepted: 2, violations: 0 });
    expect(changes?.exceptions).toEqual([
      { exception: used, used: 2, expired: false },
      { exception: ended, used: 0, expired: true },
    ]);
  });

  it('says when it may have missed a duplicate, and not before', async () => {
    const events = Array.from({ length: 30 }, (_, index) => readCall(`e${index}`));
    expect((await scan(events, { rememberIds: 30 })).blindSpots).toEqual([]);
    expect((await scan(events, { rememberIds: 10 })).blindSpots).toHaveLength(1);
  });

  it('lets the failure of the source through', async () => {
    const source = {
      async *read() {
        yield { events: [readCall('a')], faults: [] };
        throw new Error('no credentials');
      },
    };
    const deps = { source, policy: defaultSettings.policy, clock: memoryClock(generatedAt) };
    await expect(scanChanges(deps, {})).rejects.toThrow('no credentials');
  });
});
