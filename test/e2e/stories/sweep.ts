import assert from 'node:assert/strict';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateQueueCommand, DeleteQueueCommand } from '@aws-sdk/client-sqs';
import type { DeployedBandog } from '../bandog.ts';
import { homeRegion } from '../cloud.ts';
import type { Story } from '../story.ts';

const queues = 20;
/** The emulator's event history shows so many events and no next page. */
const mostShown = 50;

export const sweepStories: readonly Story[] = [
  {
    name: 'the sweep finds what the bus never delivered, and counts all there was',
    async play(bandog) {
      await makeQueues(bandog);
      const recorded = await history(bandog);
      assert.ok(recorded >= queues * 1.5, `${recorded} calls were recorded`);
      const first = await sweep(bandog);
      assert.equal(first['seen'], recorded);
      assert.equal(first['unreadable'], 0);
      assert.equal(first['duplicates'], 0);
      await bandog.alert('never-delivered-1');
      const second = await sweep(bandog);
      assert.equal(second['seen'], recorded);
      assert.equal(second['new'], 0);
    },
  },
];

/** Real calls, which the emulator's CloudTrail records and delivers to no bus. */
async function makeQueues({ cloud }: DeployedBandog): Promise<void> {
  await cloud.record(true);
  for (let index = 1; index <= queues; index += 1) {
    const QueueName = `never-delivered-${index}`;
    const { QueueUrl } = await cloud.sqs.send(new CreateQueueCommand({ QueueName }));
    if (index % 2 === 0) await cloud.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
  await cloud.record(false);
}

async function sweep(bandog: DeployedBandog) {
  const { failed, payload, log } = await bandog.invoke('BandogSweepChanges');
  assert.equal(failed, false, JSON.stringify(payload));
  const counts = log.find(({ region, state }) => region === homeRegion && state !== undefined);
  assert.equal(counts?.['state'], 'complete');
  return counts;
}

/** How many calls that are not reads the event history shows. */
async function history({ cloud }: DeployedBandog): Promise<number> {
  const notReads = { AttributeKey: 'ReadOnly', AttributeValue: 'false' } as const;
  const { Events = [] } = await cloud.cloudtrail.send(
    new LookupEventsCommand({ LookupAttributes: [notReads] }),
  );
  assert.ok(Events.length < mostShown, 'there are more events than the emulator shows');
  return Events.length;
}
