import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { eventBus } from '../../../lib/adapters/aws/event-bus.ts';
import { busEvents } from '../../../lib/render/bus-events.ts';
import { changeBy } from '../../builders.ts';
import { alertOf, changesSaying } from '../../render/hostile.ts';

const bus = mockClient(EventBridgeClient);
const client = new EventBridgeClient({ region: 'eu-central-1' });
const channel = eventBus(client, { name: 'bus', bus: 'default', render: busEvents });
const entriesOf = () =>
  bus.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries);

beforeEach(() => {
  bus.reset();
  bus.on(PutEventsCommand).callsFake(({ Entries }) => ({
    Entries: Entries.map(() => ({ EventId: 'x' })),
  }));
});

test('an event says where it came from and holds the violation', async () => {
  await channel.deliver(alertOf(changeBy()));
  expect(entriesOf()[0]).toMatchObject([
    { EventBusName: 'default', Source: 'bandog', DetailType: 'Bandog Violation' },
  ]);
  expect(JSON.parse(entriesOf()[0]?.[0]?.Detail ?? '')).toMatchObject({
    violation: { fingerprint: 'fingerprint-of-event-1' },
  });
});

test('at most ten entries and 256 KiB a request, whatever is in it, and none is left out', async () => {
  for (const text of ['x', '漢'.repeat(600), '"'.repeat(600)]) {
    bus.resetHistory();
    await channel.deliver(changesSaying(text, 35));
    const requests = entriesOf().map((entries) => entries ?? []);
    expect(requests.flat()).toHaveLength(35);
    for (const entries of requests) {
      expect(entries.length).toBeLessThanOrEqual(10);
      const bytes = entries.reduce((sum, it) => sum + Buffer.byteLength(it.Detail ?? ''), 0);
      expect(bytes).toBeLessThanOrEqual(256 * 1024);
    }
  }
});

test('an entry that is refused is sent again, the others are not', async () => {
  bus.reset();
  bus
    .on(PutEventsCommand)
    .resolvesOnce({ Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }] })
    .resolves({ Entries: [{ EventId: '2' }] });
  await channel.deliver(changesSaying('x', 2));
  expect(entriesOf().map((entries) => entries?.length)).toEqual([2, 1]);
});

test('one that is refused for ever is a failure', async () => {
  bus.reset();
  bus
    .on(PutEventsCommand)
    .resolves({ Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'sorry' }] });
  await expect(channel.deliver(alertOf(changeBy()))).rejects.toThrow(
    'event bus default refused 1 of 1 events: InternalFailure: sorry',
  );
});

test('a denial names the action', async () => {
  bus.reset();
  bus
    .on(PutEventsCommand)
    .rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  await expect(channel.deliver(alertOf(changeBy()))).rejects.toThrow('allow events:PutEvents');
});
