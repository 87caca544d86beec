import { describe, expect, test } from 'vitest';
import { memoryAlertQueue } from '../../lib/adapters/memory/alert-queue.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import { memoryIncidentLog } from '../../lib/adapters/memory/incident-log.ts';
import { memoryResolutionLog } from '../../lib/adapters/memory/resolution-log.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import type { Channel } from '../../lib/ports/channel.ts';
import { type ActRequest, actOnIncident } from '../../lib/usecases/act-on-incident.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { tellExpired } from '../../lib/usecases/tell-expired.ts';
import { tellUpdates } from '../../lib/usecases/tell-updates.ts';
import { changeBy, consoleEvent } from '../builders.ts';

const pacing = {
  ...{ messagesPerHour: 2, criticalPerHour: 1, perIncidentMinutes: 15, digestMinutes: 60 },
  quiet: [],
};
const incidentId = '0a1b2c3d4e5f60718293a4b5';
const change = (id: string, incident = incidentId) =>
  changeBy({ event: consoleEvent({ id }), incidentId: incident });
const window = { from: '2026-11-22T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
const ack: ActRequest = {
  id: 'action-1',
  incident: '0a1b2c',
  window,
  kind: 'acknowledge',
  by: 'arn:aws:iam::111122223333:user/alice',
  means: 'command-line',
};
const except = {
  ...ack,
  id: 'action-2',
  kind: 'except',
  reason: 'meant',
  until: '2026-12-01',
} as const;

async function stage() {
  const deps = {
    store: memoryViolationStore(),
    incidents: memoryIncidentLog(),
    resolutions: memoryResolutionLog(),
    clock: memoryClock('2026-11-23T11:00:00.000Z'),
  };
  await deps.store.record(change('1'));
  await deps.store.record(change('2'));
  await deps.store.record(change('3', 'ffffffffffffffffffffffff'));
  return deps;
}

describe('acting on an incident', () => {
  test('records who said what, when and by what means', async () => {
    const deps = await stage();
    const { action, before, violations } = await actOnIncident(deps, ack);
    expect(before).toEqual({ state: 'open' });
    expect(violations).toHaveLength(2);
    expect(await deps.incidents.list(window)).toEqual([action]);
    expect(action).toEqual({
      id: 'action-1',
      incidentId,
      incidentAt: '2026-11-23T10:05:00Z',
      kind: 'acknowledge',
      at: '2026-11-23T11:00:00.000Z',
      by: 'arn:aws:iam::111122223333:user/alice',
      means: 'command-line',
    });
  });

  test('the same request twice counts once', async () => {
    const deps = await stage();
    await actOnIncident(deps, ack);
    await actOnIncident(deps, ack);
    expect(await deps.incidents.list(window)).toHaveLength(1);
  });

  test.each<[string, ActRequest, string]>([
    ['no incident', { ...ack, incident: 'abcdef' }, 'there is no incident'],
    ['too little of the id', { ...ack, incident: '0a1' }, 'too short'],
    ['no reason', { ...except, reason: '  ' }, 'needs a reason'],
    ['no end', { ...except, until: 'soon' }, 'last day'],
    ['an end that is past', { ...except, until: '2026-11-22' }, 'within a year'],
    ['an end that is far', { ...except, until: '2028-01-01' }, 'within a year'],
    ['no outcome', { ...ack, kind: 'resolve' }, 'reverted or adopted'],
    ['too many words', { ...except, reason: 'x'.repeat(501) }, 'longer than 500'],
  ])('%s is refused', async (_, request, words) => {
    const deps = await stage();
    await expect(actOnIncident(deps, request)).rejects.toThrow(words);
    expect(await deps.incidents.list(window)).toEqual([]);
  });

  test('what several incidents begin with is refused', async () => {
    const deps = await stage();
    await deps.store.record(change('4', '0a1b2cffffffffffffffffff'));
    await expect(actOnIncident(deps, ack)).rejects.toThrow('2 incidents begin with "0a1b2c"');
  });

  test('what was said already is refused, unless it says more', async () => {
    const deps = await stage();
    await actOnIncident(deps, ack);
    await expect(actOnIncident(deps, { ...ack, id: 'again' })).rejects.toThrow(
      'acknowledged already',
    );
    await expect(actOnIncident(deps, except)).resolves.toMatchObject({
      before: { state: 'acknowledged' },
    });
  });
});

/** A channel that keeps what it is given. */
function listener(name: string, follows: Channel['follows']) {
  const alerts: Alert[] = [];
  const channel: Channel = {
    name,
    ...(follows && { follows }),
    async deliver(alert) {
      alerts.push(alert);
    },
  };
  return { channel, alerts };
}

describe('those who told of it', () => {
  async function told() {
    const deps = await stage();
    const [thread, mail, late] = [
      listener('thread', 'everything'),
      listener('mail', 'outcomes'),
      listener('late', 'everything'),
    ];
    const log = memoryDeliveryLog();
    await notify({ channels: [thread.channel, mail.channel], log }, [change('1'), change('2')]);
    const tellers = { ...deps, log, channels: [thread.channel, mail.channel, late.channel] };
    return { deps, tellers, thread, mail, late };
  }
  const standings = ({ alerts }: { readonly alerts: readonly Alert[] }) =>
    alerts.flatMap(({ standing }) => standing?.state ?? []);

  test('hear of it once, if they can put it where it belongs', async () => {
    const { deps, tellers, thread, mail, late } = await told();
    const { action } = await actOnIncident(deps, ack);
    const news = [{ kind: 'said', action } as const];
    expect(await tellUpdates(tellers, news)).toEqual({ delivered: 1, leftOut: 0, failures: [] });
    expect(await tellUpdates(tellers, news)).toEqual({ delivered: 0, leftOut: 0, failures: [] });
    expect(standings(thread)).toEqual(['acknowledged']);
    expect([standings(mail), standings(late)]).toEqual([[], []]);
  });

  test('hear of outcomes in messages of their own, and not who looks into it', async () => {
    const { deps, tellers, mail, late } = await told();
    for (const request of [ack, except, { ...ack, id: 'r', kind: 'resolve', how: 'reverted' }]) {
      const { action } = await actOnIncident(deps, request as ActRequest);
      await tellUpdates(tellers, [{ kind: 'said', action }]);
    }
    expect(standings(mail)).toEqual(['excepted', 'resolved']);
    expect(standings(late)).toEqual([]);
  });

  test('hear once that an exception has ended, and not when it is over by then', async () => {
    const { deps, tellers, thread, mail, late } = await told();
    await actOnIncident(deps, except);
    const on = (day: string) => ({ ...tellers, clock: memoryClock(`${day}T00:05:00.000Z`) });
    await tellExpired(on('2026-12-01'));
    expect(standings(mail)).toEqual([]);
    for (const day of ['2026-12-02', '2026-12-02', '2026-12-04']) await tellExpired(on(day));
    expect([standings(mail), standings(thread)]).toEqual([['expired'], ['expired']]);
    expect(standings(late)).toEqual([]);

    const other = await told();
    await actOnIncident(other.deps, except);
    await actOnIncident(other.deps, { ...except, id: 'longer', until: '2026-12-20' });
    await tellExpired({ ...other.tellers, clock: memoryClock('2026-12-02T00:05:00.000Z') });
    expect(standings(other.mail)).toEqual([]);
  });

  test('do not hear twice that an exception has ended when the stream comes late', async () => {
    const { deps, tellers, thread } = await told();
    const { action } = await actOnIncident(deps, except);
    const after = { ...tellers, clock: memoryClock('2026-12-02T00:05:00.000Z') };
    await tellExpired(after);
    await tellUpdates(after, [{ kind: 'said', action }]);
    expect(standings(thread)).toEqual(['expired']);
  });

  test('hear once that an exception has ended from runs that overlap', async () => {
    const { deps, tellers, thread, mail } = await told();
    await actOnIncident(deps, except);
    const after = { ...tellers, clock: memoryClock('2026-12-02T00:05:00.000Z') };
    const runs = await Promise.all([tellExpired(after), tellExpired(after), tellExpired(after)]);
    expect(runs.map(({ delivered }) => delivered).reduce((sum, it) => sum + it)).toBe(2);
    expect([standings(mail), standings(thread)]).toEqual([['expired'], ['expired']]);
  });

  test('hear of it again after a crash, once its claim is over, and at once after a failure', async () => {
    const { deps, tellers, thread } = await told();
    await actOnIncident(deps, except);
    let now = '2026-12-02T00:05:00.000Z';
    const clock = { now: () => new Date(now) };
    const log = memoryDeliveryLog(clock);
    for (const id of ['1', '2']) await log.markDelivered(`fingerprint-of-${id}`, 'thread');
    const heard = { ...tellers, clock, log, channels: [thread.channel] };
    const crash = { ...log, markDelivered: () => Promise.reject(new Error('crashed')) };
    const deaf = { ...thread.channel, deliver: () => Promise.reject(new Error('down')) };

    expect(await tellExpired({ ...heard, channels: [deaf] })).toMatchObject({
      failures: [{ channel: 'thread' }],
    });
    expect(await tellExpired({ ...heard, log: crash })).toMatchObject({ delivered: 0 });
    expect(await tellExpired(heard)).toMatchObject({ delivered: 0, failures: [] });
    now = '2026-12-02T00:15:00.000Z';
    expect(await tellExpired(heard)).toMatchObject({ delivered: 1 });
    expect(await tellExpired(heard)).toMatchObject({ delivered: 0 });
    expect(standings(thread)).toEqual(['expired', 'expired']);
  });

  test('hear no more of outcomes than they have room for', async () => {
    const { deps, tellers, mail } = await told();
    const { clock } = deps;
    const pace = {
      plan: { routes: [], pacing: { mail: pacing } },
      queue: memoryAlertQueue(),
      clock,
    };
    const tight = { ...tellers, pace };
    const { action } = await actOnIncident(deps, except);
    expect(await tellUpdates(tight, [{ kind: 'said', action }])).toMatchObject({ leftOut: 0 });
    const last = await actOnIncident(deps, {
      ...{ ...ack, id: 'r', kind: 'resolve', how: 'reverted' },
    });
    const news = [{ kind: 'said', action: last.action } as const];
    expect(await tellUpdates(tight, news)).toMatchObject({ leftOut: 1 });
    expect(standings(mail)).toEqual(['excepted']);
  });

  test('do not hear what has been overtaken', async () => {
    const { deps, tellers, thread } = await told();
    const first = await actOnIncident(deps, ack);
    await actOnIncident(deps, except);
    await tellUpdates(tellers, [{ kind: 'said', action: first.action }]);
    expect(standings(thread)).toEqual([]);
  });

  test('hear that it is over when the last of its changes has ended', async () => {
    const { deps, tellers, thread } = await told();
    const end = { how: 'put-back', at: '2026-11-23T12:00:00.000Z' } as const;
    const ended = (id: string) =>
      ({ kind: 'ended', fingerprint: `fingerprint-of-${id}`, day: '2026-11-23' }) as const;
    await deps.resolutions.resolve(change('1'), end, end.at);
    await tellUpdates(tellers, [ended('1')]);
    expect(standings(thread)).toEqual([]);
    await deps.resolutions.resolve(change('2'), end, end.at);
    await tellUpdates(tellers, [ended('1'), ended('2')]);
    await tellUpdates(tellers, [ended('2')]);
    expect(standings(thread)).toEqual(['ended']);
  });

  test('a failure is told and stops nobody else', async () => {
    const { deps, tellers, thread } = await told();
    const { action } = await actOnIncident(deps, ack);
    const deaf: Channel = {
      name: 'mail',
      follows: 'everything',
      deliver: () => Promise.reject(new Error('no')),
    };
    const result = await tellUpdates({ ...tellers, channels: [deaf, thread.channel] }, [
      { kind: 'said', action },
    ]);
    expect(result).toMatchObject({ delivered: 1, failures: [{ channel: 'mail' }] });
  });
});
