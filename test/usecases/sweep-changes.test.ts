import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';
import { exceptionKey } from '../../lib/domain/violation/exception-key.ts';
import type { ChangeSource } from '../../lib/ports/change-source.ts';
import {
  type SweepChangesDeps,
  sweepChanges,
  sweepError,
} from '../../lib/usecases/sweep-changes.ts';
import { collect, consoleEvent } from '../builders.ts';

const allTime = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

function parts(given: Partial<SweepChangesDeps> = {}) {
  return {
    policy: defaultSettings.policy,
    store: memoryViolationStore(),
    ledger: memorySweepLedger(),
    clock: memoryClock('2026-11-23T11:30:00Z'),
    regions: ['eu-central-1'],
    sourceOf: () => memoryChangeSource([]),
    remainingTimeMs: () => 900_000,
    ...given,
  };
}

const sourceOf =
  (events: readonly ChangeEvent[], faults: readonly ReadFault[] = []) =>
  () =>
    memoryChangeSource(events, faults);

const broken: ChangeSource = {
  // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
  async *read() {
    throw new Error('cloudtrail:LookupEvents on ap-east-1 was denied');
  },
};

describe('a sweep', () => {
  test('finds violations in closed and open windows, and closes only complete ones', async () => {
    const closed = consoleEvent({ id: 'closed', at: '2026-11-23T10:59:59Z' });
    const open = consoleEvent({ id: 'open', at: '2026-11-23T11:00:00Z' });
    const deps = parts({ sourceOf: sourceOf([closed, open]) });
    const [sweep] = await sweepChanges(deps);
    expect(sweep).toMatchObject({ state: 'complete', detectionSeconds: [1801, 1800] });
    expect(await collect(deps.store.list(allTime))).toHaveLength(2);
    expect(await deps.ledger.watermark('eu-central-1')).toBe('2026-11-23T11:00:00.000Z');
    const windows = await collect(deps.ledger.list(allTime));
    expect(windows.reduce((sum, { tally }) => sum + tally.violations, 0)).toBe(1);
  });

  test('counts an event once a window, however often it comes', async () => {
    const event = consoleEvent({ at: '2026-11-23T10:10:00Z' });
    const deps = parts({ sourceOf: sourceOf([event, event, event]) });
    const [sweep] = await sweepChanges(deps);
    expect(sweep?.tally).toMatchObject({ seen: 1, violations: 1, duplicates: 2 });
  });

  test('says which violations are news', async () => {
    const event = consoleEvent({ at: '2026-11-23T10:10:00Z' });
    const deps = parts({ sourceOf: sourceOf([event]) });
    expect((await sweepChanges(deps))[0]?.detectionSeconds).toHaveLength(1);
    expect((await sweepChanges(deps))[0]?.detectionSeconds).toHaveLength(0);
  });

  test('finds what appears hours later, when the hour comes round again', async () => {
    const events: ChangeEvent[] = [];
    const deps = parts({ sourceOf: sourceOf(events) });
    const sweepAt = (time: string) => sweepChanges({ ...deps, clock: memoryClock(time) });
    for (const time of ['2026-11-23T11:20:00Z', '2026-11-24T10:20:00Z']) await sweepAt(time);
    events.push(consoleEvent({ at: '2026-11-23T10:10:00Z' }));
    await sweepAt('2026-11-24T11:19:00Z');
    expect(await collect(deps.store.list(allTime))).toHaveLength(0);
    await sweepAt('2026-11-24T11:20:00Z');
    expect(await collect(deps.store.list(allTime))).toHaveLength(1);
    const windows = await collect(deps.ledger.list(allTime));
    expect(windows.find(({ from }) => from === '2026-11-23T10:00:00.000Z')?.tally.seen).toBe(1);
  });

  test('counts a record that cannot be read once, however often a page shows it', async () => {
    const fault: ReadFault = { source: 's', code: 'not-json', message: 'broken' };
    const [one, other] = [
      { ...fault, place: 'event 1' },
      { ...fault, place: 'event 2' },
    ];
    const sources = sourceOf([], [one, one, other, fault, fault]);
    const [sweep] = await sweepChanges(parts({ sourceOf: sources }));
    expect(sweep?.tally.unreadable).toBe(25 * 4);
  });

  test('counts what it could not read', async () => {
    const fault: ReadFault = { source: 's', code: 'not-json', message: 'broken' };
    const [sweep] = await sweepChanges(parts({ sourceOf: sourceOf([], [fault]) }));
    expect(sweep?.tally.unreadable).toBe(25);
    expect(sweep?.tally.seen).toBe(25);
    expect(sweep?.faults).toHaveLength(20);
  });

  test('counts what each exception excused', async () => {
    const exception = { action: 'ec2:*', until: '2026-12-31', reason: 'moving' };
    const policy = { ...defaultSettings.policy, exceptions: [exception] };
    const event = consoleEvent({ at: '2026-11-23T10:10:00Z' });
    const deps = parts({ policy, sourceOf: sourceOf([event]) });
    await sweepChanges(deps);
    const windows = await collect(deps.ledger.list(allTime));
    const uses = windows.map(({ exceptionUses }) => exceptionUses[exceptionKey(exception)] ?? 0);
    expect(uses.reduce((sum, used) => sum + used, 0)).toBe(1);
  });
});

describe('whose session', () => {
  const policy = { ...defaultSettings.policy, approvedPrincipals: ['*:role/deploy'] };
  const session = consoleEvent({
    at: '2026-11-23T10:10:00Z',
    evidence: [],
    actor: {
      kind: 'role',
      principal: 'arn:x:role/deploy',
      name: 'deploy/s',
      credentialId: 'ASIA1',
    },
  });
  const opened = consoleEvent({
    id: 'opened',
    effect: 'session',
    issued: {
      credentialId: 'ASIA1',
      evidence: [
        {
          signal: 'person-credential',
          rank: 'asserted',
          detail: 'person',
          field: 'AssumeRole',
          value: 'arn:sso',
        },
      ],
    },
  });

  test('a change was made on is asked once', async () => {
    const asked: string[] = [];
    const sessions = {
      async issuing(credentialId: string, region: string) {
        asked.push(`${credentialId} ${region}`);
        return opened;
      },
    };
    const again = { ...session, id: 'again' };
    const deps = parts({ policy, sessions, sourceOf: sourceOf([session, again]) });
    const [sweep] = await sweepChanges(deps);
    expect(sweep?.tally.byOrigin).toMatchObject({ manual: 2, automation: 0 });
    expect(asked).toEqual(['ASIA1 eu-central-1']);
  });

  test('is not asked when time is short', async () => {
    const sessions = { issuing: () => expect.fail('asked') };
    const remainingTimeMs = () => 60_000;
    const deps = parts({ policy, sessions, remainingTimeMs, sourceOf: sourceOf([session]) });
    expect((await sweepChanges(deps))[0]?.tally.byOrigin.automation).toBe(1);
  });

  test('cannot be asked: everything is judged and counted, and the failure surfaces', async () => {
    const sessions = { issuing: () => Promise.reject(new Error('denied')) };
    const deps = parts({ policy, sessions, sourceOf: sourceOf([session]) });
    const sweeps = await sweepChanges(deps);
    expect(sweepError(sweeps)?.message).toContain('denied');
    expect(sweeps[0]?.tally.seen).toBe(1);
    expect(await deps.ledger.watermark('eu-central-1')).toBe('2026-11-23T11:00:00.000Z');
  });
});

describe('trouble', () => {
  test('in one region stops no other, and is the error of the sweep', async () => {
    const good = memoryChangeSource([consoleEvent({ at: '2026-11-23T10:10:00Z' })]);
    const deps = parts({
      regions: ['ap-east-1', 'eu-central-1'],
      sourceOf: (region) => (region === 'ap-east-1' ? broken : good),
    });
    const sweeps = await sweepChanges(deps);
    expect(sweeps.map(({ region, state }) => [region, state])).toEqual([
      ['ap-east-1', 'failed'],
      ['eu-central-1', 'complete'],
    ]);
    expect(sweepError(sweeps)?.message).toBe(
      '1 of 2 regions were not swept: ap-east-1: cloudtrail:LookupEvents on ap-east-1 was denied',
    );
    expect(await deps.ledger.watermark('ap-east-1')).toBeUndefined();
    expect(sweepError(await sweepChanges(parts()))).toBeUndefined();
  });

  test.each(['store', 'ledger'] as const)('in the %s surfaces', async (port) => {
    const fail = () => Promise.reject(new Error(`the ${port} is down`));
    const faulty =
      port === 'store'
        ? { store: { ...memoryViolationStore(), record: fail } }
        : { ledger: { ...memorySweepLedger(), close: fail } };
    const event = consoleEvent({ at: '2026-11-23T10:10:00Z' });
    const sweeps = await sweepChanges(parts({ ...faulty, sourceOf: sourceOf([event]) }));
    expect(sweepError(sweeps)?.message).toContain(`the ${port} is down`);
  });

  test('a window that time ran out in is not closed, and the next sweep goes on there', async () => {
    const events = [9, 10].map((hour) =>
      consoleEvent({ id: `at-${hour}`, at: `2026-11-23T${String(hour).padStart(2, '0')}:10:00Z` }),
    );
    const deps = parts({ sourceOf: sourceOf(events) });
    await deps.ledger.close({
      region: 'eu-central-1',
      from: '2026-11-23T08:00:00.000Z',
      to: '2026-11-23T09:00:00.000Z',
      sweptAt: '2026-11-23T09:20:00.000Z',
      tally: (await sweepChanges(parts()))[0]?.tally ?? expect.fail('no tally'),
      exceptionUses: {},
    });
    let looks = 0;
    const remainingTimeMs = () => {
      looks += 1;
      return looks > 6 ? 0 : 900_000;
    };
    const [stopped] = await sweepChanges({ ...deps, remainingTimeMs });
    expect(stopped?.state).toBe('out-of-time');
    expect(await deps.ledger.watermark('eu-central-1')).toBe('2026-11-23T10:00:00.000Z');
    const [resumed] = await sweepChanges(deps);
    expect(resumed?.state).toBe('complete');
    expect(await deps.ledger.watermark('eu-central-1')).toBe('2026-11-23T11:00:00.000Z');
    expect(await collect(deps.store.list(allTime))).toHaveLength(2);
  });
});

describe('laws', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 24 * 60 - 1 }), { maxLength: 30 });
  const sweepTimes = fc.array(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 });
  const time = (minute: number) =>
    new Date(Date.parse('2026-11-23T00:00:00Z') + minute * 60_000).toISOString();
  const eventsAt = (given: readonly number[]) =>
    given.map((minute, n) => consoleEvent({ id: `e${n}`, at: time(minute) }));

  test('the counts do not depend on when or how often windows are read', async () => {
    await fc.assert(
      fc.asyncProperty(minutes, sweepTimes, async (eventMinutes, times) => {
        const deps = parts({ sourceOf: sourceOf(eventsAt(eventMinutes)) });
        for (const minute of [...times, 24 * 60 + 20]) {
          await sweepChanges({ ...deps, clock: memoryClock(time(minute)) });
        }
        const windows = await collect(deps.ledger.list(allTime));
        const counted = windows.filter(({ from }) => from >= '2026-11-23');
        expect(counted.reduce((sum, { tally }) => sum + tally.seen, 0)).toBe(eventMinutes.length);
        expect(await collect(deps.store.list(allTime))).toHaveLength(eventMinutes.length);
      }),
    );
  });

  test('the watermark never moves back, in whatever order sweeps end', async () => {
    await fc.assert(
      fc.asyncProperty(sweepTimes, async (times) => {
        const deps = parts();
        let highest = '';
        for (const minute of times) {
          await sweepChanges({ ...deps, clock: memoryClock(time(minute)) });
          const watermark = (await deps.ledger.watermark('eu-central-1')) ?? '';
          expect(watermark >= highest).toBe(true);
          highest = watermark;
        }
      }),
    );
  });
});
