import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import { failedCall } from './failed-call.ts';

interface PlainTopicOptions {
  readonly name: string;
  readonly topicArn: string;
  /** The message, ready for JSON. */
  readonly render: (alert: Alert) => unknown;
}

/** A topic whose subscribers all take the same JSON. */
export function plainTopic(
  client: SNSClient,
  { name, topicArn, render }: PlainTopicOptions,
): Channel {
  return {
    name,
    follows: 'everything',
    async deliver(alert) {
      const publish = new PublishCommand({
        TopicArn: topicArn,
        Message: JSON.stringify(render(alert)),
      });
      try {
        await client.send(publish);
      } catch (error) {
        throw failedCall(error, 'sns:Publish', topicArn);
      }
    },
  };
}
