import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryChannel } from '../../lib/adapters/memory/channel.ts';
import { memoryDeliveryLog } from '../../lib/adapters/memory/delivery-log.ts';
import type { Channel } from '../../lib/ports/channel.ts';
import { notify } from '../../lib/usecases/notify.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';

const change = (id: string, incidentId = 'incident-1') =>
  changeBy({ event: consoleEvent({ id }), incidentId });

const deaf: Channel = {
  name: 'deaf',
  async deliver() {
    throw new Error('nobody there');
  },
};

describe('notify', () => {
  test('tells every channel, one message an incident', async () => {
    const channels = [memoryChannel('a'), memoryChannel('b')] as const;
    const violations = [change('1'), change('2'), change('3', 'incident-2'), overBudget()];
    const result = await notify({ channels, log: memoryDeliveryLog() }, violations);
    expect(result).toEqual({ delivered: 6, held: 0, failures: [] });
    for (const { alerts } of channels) {
      expect(alerts.map(({ violations: told }) => told.length).sort()).toEqual([1, 1, 2]);
    }
  });

  test('tells nothing of nothing', async () => {
    const channel = memoryChannel();
    await notify({ channels: [channel], log: memoryDeliveryLog() }, []);
    expect(channel.alerts).toEqual([]);
  });

  test('a channel that fails stops neither other channels nor other alerts', async () => {
    const good = memoryChannel('good');
    const log = memoryDeliveryLog();
    const violations = [change('1'), change('2', 'incident-2')];
    const { delivered, failures } = await notify({ channels: [deaf, good], log }, violations);
    expect(delivered).toBe(2);
    expect(good.alerts).toHaveLength(2);
    expect(failures).toEqual(
      ['1', '2'].map((n) => ({
        channel: 'deaf',
        incidentId: `incident-${n}`,
        fingerprints: [`fingerprint-of-${n}`],
        error: new Error('nobody there'),
      })),
    );
  });

  test('what failed is told by the retry, what was told is not told again', async () => {
    const good = memoryChannel('good');
    const late = memoryChannel('deaf');
    const log = memoryDeliveryLog();
    await notify({ channels: [deaf, good], log }, [change('1')]);
    const retry = await notify({ channels: [late, good], log }, [change('1')]);
    expect(retry).toEqual({ delivered: 1, held: 0, failures: [] });
    expect(good.alerts).toHaveLength(1);
    expect(late.alerts).toHaveLength(1);
  });

  test('a log that cannot be read is a failure, not a reason to tell again', async () => {
    const channel = memoryChannel();
    const log = {
      ...memoryDeliveryLog(),
      wasDelivered: () => Promise.reject(new Error('no table')),
    };
    const { failures } = await notify({ channels: [channel], log }, [change('1')]);
    expect(failures).toHaveLength(1);
    expect(channel.alerts).toEqual([]);
  });

  test('a delivery that cannot be noted is a failure', async () => {
    const log = {
      ...memoryDeliveryLog(),
      markDelivered: () => Promise.reject(new Error('no table')),
    };
    const { failures } = await notify({ channels: [memoryChannel()], log }, [change('1')]);
    expect(failures).toMatchObject([{ error: new Error('no table') }]);
  });

  test('law: however a stream batches and repeats, each violation is told once a channel', async () => {
    const violations = Array.from({ length: 8 }, (_, n) => change(`${n}`, `incident-${n % 3}`));
    const batch = fc.array(fc.constantFrom(...violations), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 6 }), async (batches) => {
        const channels = [memoryChannel('a'), memoryChannel('b')] as const;
        const log = memoryDeliveryLog();
        for (const records of batches) await notify({ channels, log }, records);
        const sent = [...new Set(batches.flat().map(({ fingerprint }) => fingerprint))].sort();
        for (const { alerts } of channels) {
          const told = alerts.flatMap((alert) => alert.violations.map((it) => it.fingerprint));
          expect(told.sort()).toEqual(sent);
        }
      }),
    );
  });
});
