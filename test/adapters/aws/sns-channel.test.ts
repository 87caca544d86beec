import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { snsChannel } from '../../../lib/adapters/aws/sns-channel.ts';
import { toAlerts } from '../../../lib/domain/violation/alert.ts';
import { changeBy } from '../../builders.ts';

const sns = mockClient(SNSClient);
const topicArn = 'arn:aws:sns:eu-central-1:111122223333:bandog';
const channel = snsChannel(new SNSClient({ region: 'eu-central-1' }), {
  topicArn,
  render: ({ severity, account }) => ({
    subject: 'short',
    text: 'for people',
    document: '{"for":"programs"}',
    attributes: { severity, kind: 'manual-change', account },
  }),
});
const [alert] = toAlerts([changeBy()]);
if (alert === undefined) throw new Error('no alert');

beforeEach(() => sns.reset());

test('people get text, programs JSON, filters attributes', async () => {
  sns.on(PublishCommand).resolves({});
  await channel.deliver(alert);
  const input = sns.commandCalls(PublishCommand)[0]?.args[0].input;
  expect(input).toMatchObject({
    TopicArn: topicArn,
    Subject: 'short',
    MessageStructure: 'json',
    MessageAttributes: {
      severity: { DataType: 'String', StringValue: 'high' },
      kind: { DataType: 'String', StringValue: 'manual-change' },
      account: { DataType: 'String', StringValue: '111122223333' },
    },
  });
  const document = '{"for":"programs"}';
  expect(JSON.parse(input?.Message ?? '')).toEqual({
    default: 'for people',
    email: 'for people',
    sqs: document,
    lambda: document,
    http: document,
    https: document,
  });
});

test('a refused message surfaces', async () => {
  sns.on(PublishCommand).rejects(new Error('InvalidParameter: Subject'));
  await expect(channel.deliver(alert)).rejects.toThrow(`sns:Publish on ${topicArn} failed`);
});
