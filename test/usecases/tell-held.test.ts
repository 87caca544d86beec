import { describe, expect, test } from 'vitest';
import { memoryAlertQueue } from '../../lib/adapters/memory/alert-queue.ts';
import { memoryChannel } from '../../lib/adapters/memory/channel.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import type { Pacing } from '../../lib/domain/alert/pace.ts';
import type { Route } from '../../lib/domain/alert/route.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { tellHeld } from '../../lib/usecases/tell-held.ts';
import { changeBy, consoleEvent } from '../builders.ts';

const pacing: Pacing = {
  messagesPerHour: 1,
  criticalPerHour: 1,
  perIncidentMinutes: 15,
  digestMinutes: 30,
  quiet: [],
};

function stage(given: Partial<Pacing> = {}, routes: readonly Route[] = []) {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const channel = memoryChannel('sns');
  const deps = {
    channels: [channel],
    log: memoryDeliveryLog(),
    pace: {
      plan: { routes, pacing: { sns: { ...pacing, ...given } } },
      queue: memoryAlertQueue(),
      clock: { now: () => new Date(now) },
    },
  };
  return {
    channel,
    deps,
    later: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

const change = (id: string, incidentId = `incident-${id}`) =>
  changeBy({ event: consoleEvent({ id }), incidentId });

describe('what was put aside', () => {
  test('is told together, once, and is then gone', async () => {
    const { deps, channel, later } = stage();
    expect(
      await notify(
        deps,
        ['1', '2', '3'].map((id) => change(id)),
      ),
    ).toMatchObject({
      delivered: 1,
      held: 2,
    });
    later(10);
    expect(await tellHeld(deps)).toEqual({ delivered: 1, told: 2, failures: [] });
    expect(channel.alerts.map(({ subject }) => subject)).toEqual(['change', 'digest']);
    later(60);
    expect(await tellHeld(deps)).toEqual({ delivered: 0, told: 0, failures: [] });
  });

  test('of one incident is told as that incident', async () => {
    const { deps, channel } = stage();
    await notify(deps, [change('1', 'same')]);
    await notify(deps, [change('2', 'same'), change('3', 'same')]);
    await tellHeld(deps);
    expect(channel.alerts.map(({ incidentId, subject }) => [incidentId, subject])).toEqual([
      ['same', 'change'],
      ['same', 'change'],
    ]);
  });

  test('is not told again by a retry of the stream, before or after', async () => {
    const { deps, channel, later } = stage();
    const all = ['1', '2'].map((id) => change(id));
    await notify(deps, all);
    later(61);
    expect(await notify(deps, all)).toEqual({ delivered: 0, held: 0, failures: [] });
    await tellHeld(deps);
    later(61);
    await notify(deps, all);
    expect(channel.alerts.flatMap(({ violations }) => violations)).toHaveLength(2);
  });

  test('waits for its turn, whoever asks', async () => {
    const { deps, later } = stage();
    await notify(
      deps,
      ['1', '2'].map((id) => change(id)),
    );
    await tellHeld(deps);
    await notify(deps, [change('3')]);
    later(29);
    expect(await tellHeld(deps)).toMatchObject({ delivered: 0 });
    later(1);
    expect(await tellHeld(deps)).toMatchObject({ delivered: 1, told: 1 });
  });

  test('two runs at once tell it once', async () => {
    const { deps, channel } = stage();
    await notify(
      deps,
      ['1', '2', '3'].map((id) => change(id)),
    );
    await Promise.all([tellHeld(deps), tellHeld(deps)]);
    expect(channel.alerts.flatMap(({ violations }) => violations)).toHaveLength(3);
  });

  test('stays when the channel fails, and is tried again at the next run', async () => {
    const { deps, channel } = stage();
    await notify(
      deps,
      ['1', '2'].map((id) => change(id)),
    );
    const deaf = { name: 'sns', deliver: () => Promise.reject(new Error('nobody there')) };
    const { failures } = await tellHeld({ ...deps, channels: [deaf] });
    expect(failures).toMatchObject([{ channel: 'sns', error: new Error('nobody there') }]);
    expect(await tellHeld(deps)).toMatchObject({ delivered: 1, told: 1 });
    expect(channel.alerts).toHaveLength(2);
  });

  test('in quiet hours waits for their end; what is critical does not', async () => {
    const quiet = [
      { from: '09:00', to: '12:00', zone: 'UTC', days: ['MON'], except: 'critical' },
    ] as const;
    const { deps, channel, later } = stage({ quiet });
    await notify(deps, [change('1'), { ...change('2'), severity: 'critical' }]);
    expect(channel.alerts.map(({ severity }) => severity)).toEqual(['critical']);
    later(60);
    expect(await tellHeld(deps)).toMatchObject({ delivered: 0 });
    later(60);
    expect(await tellHeld(deps)).toMatchObject({ delivered: 1, told: 1 });
  });
});

test('a channel without limits is told at once, always', async () => {
  const { deps } = stage();
  const siem = memoryChannel('siem');
  await notify(
    { ...deps, channels: [siem] },
    ['1', '2', '3'].map((id) => change(id)),
  );
  expect(siem.alerts).toHaveLength(3);
});

test('of an incident each channel is told what is meant for it', async () => {
  const { deps } = stage({}, [{ to: ['pager'], severity: 'critical' }]);
  const [all, pager] = [memoryChannel('all'), memoryChannel('pager')];
  const violations = [
    change('1', 'same'),
    { ...change('2', 'same'), severity: 'critical' as const },
  ];
  await notify({ ...deps, channels: [all, pager] }, violations);
  expect(all.alerts.map((it) => it.violations.length)).toEqual([2]);
  expect(pager.alerts.map((it) => it.violations.length)).toEqual([1]);
});
