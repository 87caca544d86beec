import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { plainTopic } from '../../../lib/adapters/aws/plain-topic.ts';
import { amazonQ } from '../../../lib/render/amazon-q.ts';
import { changeBy } from '../../builders.ts';
import { alertOf } from '../../render/hostile.ts';

const sns = mockClient(SNSClient);
const topicArn = 'arn:aws:sns:eu-central-1:111122223333:bandog-q';
const channel = plainTopic(new SNSClient({ region: 'eu-central-1' }), {
  name: 'q',
  topicArn,
  render: amazonQ,
});

test('publishes the notification as it is', async () => {
  sns.on(PublishCommand).resolves({});
  await channel.deliver(alertOf(changeBy()));
  const input = sns.commandCalls(PublishCommand)[0]?.args[0].input;
  expect(input?.TopicArn).toBe(topicArn);
  expect(JSON.parse(input?.Message ?? '')).toMatchObject({ version: '1.0', source: 'custom' });
});

test('a refusal is a failure', async () => {
  sns.reset();
  sns.on(PublishCommand).rejects(new Error('no'));
  await expect(channel.deliver(alertOf(changeBy()))).rejects.toThrow('sns:Publish');
});
