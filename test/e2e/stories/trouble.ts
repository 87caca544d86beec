import assert from 'node:assert/strict';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
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
      const groupName = 'after-the-poison';
      await bandog.deliver(byHand('gina', { requestParameters: { groupName } }));
      await bandog.alert(groupName);
      await bandog.moreDeadLettersThan(before);
      assert.equal((await bandog.alertsWith(groupName)).length, 1);
    },
  },
];
