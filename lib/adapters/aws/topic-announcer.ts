import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Announcer } from '../../ports/announcer.ts';
import { failedCall } from './failed-call.ts';

/** Announces on a topic, the same text to every protocol. */
export const topicAnnouncer = (client: SNSClient, topicArn: string): Announcer => ({
  async announce({ subject, text }) {
    const publish = new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text });
    await client.send(publish).catch((error) => {
      throw failedCall(error, 'sns:Publish', topicArn);
    });
  },
});
