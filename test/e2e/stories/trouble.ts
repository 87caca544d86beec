import assert from 'node:assert/strict';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DeployedBandog } from '../bandog.ts';
import { byHand } from '../calls.ts';
import type { Story } from '../story.ts';

export const troubleStories: readonly Story[] = [
  {
    name: 'a record that nobody can read is set aside, and the batch goes on',
    async play(bandog) {
      const before = await bandog.deadLetters();
      const poisoned = {
        pk: { S: 'VIOLATION#2026-01-01' },
        sk: { S: 'poisoned' },
        document: { S: '{"subject":"change"' },
      };
      await bandog.cloud.dynamodb.send(
        new PutItemCommand({ TableName: bandog.tableName, Item: poisoned }),
      );
      await change(bandog, 'gina', 'after-the-poison');
      await bandog.alert('after-the-poison');
      await bandog.moreDeadLettersThan(before);
      assert.equal((await bandog.alertsWith('after-the-poison')).length, 1);
    },
  },
  {
    name: 'redrive tells Slack what it missed, and nobody else again',
    async play(bandog) {
      const before = await bandog.deadLetters();
      bandog.slack.revoked = true;
      await change(bandog, 'hana', 'while-slack-was-gone');
      await bandog.alert('while-slack-was-gone');
      await bandog.moreDeadLettersThan(before);
      assert.equal((await redrive(bandog)).failed.length > 0, true);
      bandog.slack.revoked = false;
      const told = bandog.slack.messages.length;
      const { delivered, failed, unreadable } = await redrive(bandog);
      assert.deepEqual({ failed, unreadable }, { failed: [], unreadable: [] });
      assert.equal(delivered.length, before + 1);
      assert.equal(bandog.slackWith('while-slack-was-gone').length, 1);
      assert.equal(bandog.slack.messages.length, told + 1);
      assert.equal((await bandog.alertsWith('while-slack-was-gone')).length, 1);
      assert.equal(await bandog.deadLetters(), 0);
    },
  },
  {
    name: 'an event that its function cannot handle is a dead letter, and stays one',
    async play(bandog) {
      await bandog.deliver({ ...byHand('ivan'), eventTime: 'noon' });
      await bandog.moreDeadLettersThan(0);
      const { delivered, failed } = await redrive(bandog);
      assert.deepEqual(delivered, []);
      assert.match(failed[0]?.error ?? '', /eventTime/);
      assert.equal(await bandog.deadLetters(), 1);
    },
  },
];

const change = (bandog: DeployedBandog, person: string, groupName: string): Promise<void> =>
  bandog.deliver(byHand(person, { requestParameters: { groupName } }));

interface Outcome {
  readonly delivered: readonly unknown[];
  readonly failed: readonly { readonly error: string }[];
  readonly unreadable: readonly unknown[];
}

async function redrive({ cloud }: DeployedBandog): Promise<Outcome> {
  const { status, output } = await cloud.bandog('redrive', '--json');
  assert.ok(status === 0 || status === 1, output);
  return JSON.parse(output);
}
