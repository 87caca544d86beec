import assert from 'node:assert/strict';
import {
  CreateStackCommand,
  DescribeStackResourceCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import type { DeployedBandog } from '../bandog.ts';
import { byCloudFormation, byHand, opensPort22, stopsTrail } from '../calls.ts';
import { account, type Cloud, globalRegion } from '../cloud.ts';
import type { Story } from '../story.ts';

/** The change that the first two stories are about. */
const first = { groupId: '', record: {} as Record<string, unknown> };

export const livePathStories: readonly Story[] = [
  {
    name: 'a change in the console is told on the topic and in Slack, with owner and severity',
    async play(bandog) {
      first.groupId = await createShop(bandog.cloud);
      const refreshed = await bandog.invoke('BandogOwnersRefresh');
      assert.equal(refreshed.failed, false, JSON.stringify(refreshed.payload));
      first.record = opensPort22('ana', first.groupId);
      await bandog.deliver(first.record);
      const alert = await bandog.alert(first.groupId);
      assert.equal(alert.severity, 'high');
      assert.equal(alert.account, account);
      const [violation] = alert.violations;
      assert.equal(violation?.kind, 'manual-change');
      assert.match(JSON.stringify(violation?.change), /shop/);
      const message = await bandog.slackMessage(first.groupId);
      assert.match(message, /shop/);
      assert.match(message, /high/i);
      assert.match(message, /ana/);
    },
  },
  {
    name: 'the same event again is not told again',
    async play(bandog) {
      await bandog.deliver(first.record);
      await somethingLater(bandog, 'bea');
      assert.equal((await bandog.alertsWith(first.groupId)).length, 1);
      assert.equal(bandog.slackWith(first.groupId).length, 1);
    },
  },
  {
    name: 'a change by CloudFormation is not told',
    async play(bandog) {
      await bandog.deliver(byCloudFormation('cleo', 'made-by-a-stack'));
      await somethingLater(bandog, 'dan');
      assert.equal((await bandog.alertsWith('made-by-a-stack')).length, 0);
      assert.equal(bandog.slackWith('made-by-a-stack').length, 0);
    },
  },
  {
    name: 'a trail that is stopped is critical',
    async play(bandog) {
      await bandog.deliver(stopsTrail('eve'));
      assert.equal((await bandog.alert('StopLogging')).severity, 'critical');
      assert.match(await bandog.slackMessage('StopLogging'), /critical/i);
    },
  },
  {
    name: 'a change in another region comes through the forwarder',
    async play(bandog) {
      const change = byHand('finn', {
        eventSource: 'iam.amazonaws.com',
        eventName: 'CreateUser',
        awsRegion: globalRegion,
        requestParameters: { userName: 'made-in-us-east-1' },
        responseElements: { user: { userName: 'made-in-us-east-1' } },
      });
      await bandog.deliver(change, bandog.cloud.eventbridgeOf(globalRegion));
      assert.match(JSON.stringify(await bandog.alert('made-in-us-east-1')), /us-east-1/);
    },
  },
];

/** Something of a later time was told: what was put on the bus before would have been, too. */
async function somethingLater(bandog: DeployedBandog, person: string): Promise<void> {
  const groupName = `later-by-${person}`;
  await bandog.deliver(byHand(person, { requestParameters: { groupName } }));
  await bandog.alert(groupName);
  await bandog.slackMessage(groupName);
}

/** A stack of somebody's, with a security group in it; returns the group's id. */
async function createShop({ cloudformation: client }: Cloud): Promise<string> {
  const StackName = 'shop';
  const TemplateBody = JSON.stringify({
    Resources: {
      Web: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'the shop' } },
    },
  });
  await client.send(new CreateStackCommand({ StackName, TemplateBody }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1 }, { StackName });
  const { StackResourceDetail } = await client.send(
    new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Web' }),
  );
  return StackResourceDetail?.PhysicalResourceId ?? '';
}
