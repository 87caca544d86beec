import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import { failedCall } from './failed-call.ts';

/** What one alert becomes on a topic. */
interface SnsMessage {
  /** ASCII, one line, under 100 characters. */
  readonly subject: string;
  /** For people: e-mail and every protocol not named in `document`'s list. */
  readonly text: string;
  /** For programs, JSON: SQS, Lambda, HTTP and HTTPS. */
  readonly document: string;
  /** For subscriptions' filter policies. */
  readonly attributes: Readonly<Record<'severity' | 'kind' | 'account', string>>;
}

interface SnsChannelOptions {
  readonly topicArn: string;
  readonly render: (alert: Alert) => SnsMessage;
}

/** A topic; each protocol gets the form its readers can use. */
export function snsChannel(client: SNSClient, { topicArn, render }: SnsChannelOptions): Channel {
  return {
    name: 'sns',
    follows: 'outcomes',
    async deliver(alert) {
      const { subject, text, document, attributes } = render(alert);
      const publish = new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({
          default: text,
          email: text,
          sqs: document,
          lambda: document,
          http: document,
          https: document,
        }),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: 'String', StringValue },
          ]),
        ),
      });
      try {
        await client.send(publish);
      } catch (error) {
        throw failedCall(error, 'sns:Publish', topicArn);
      }
    },
  };
}
