import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AlertSettings } from '../../config/alerts-schema.ts';

interface AlertTopicProps {
  /** Each address is asked once to confirm. */
  readonly email: readonly string[];
}

/**
 * Where alerts go. It has no key: the AWS-managed one shuts CloudWatch alarms out, and one of our own
 * would cost a dollar a month.
 */
export class AlertTopic extends Topic {
  constructor(scope: Construct, id: string, { email }: AlertTopicProps) {
    super(scope, id, { displayName: 'Bandog', enforceSSL: true });
    for (const address of email) this.addSubscription(new EmailSubscription(address));
    const { partition, region, account } = Stack.of(this);
    // Requiring TLS replaces the topic's own policy, and with it the leave alarms had to publish.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
        },
      }),
    );
  }
}

/** What Amazon Q reads, where a channel asks for it: it takes nothing but its own notifications. */
export function amazonQTopic(scope: Construct, { channels }: AlertSettings): Topic | undefined {
  const isWanted = Object.values(channels).some(({ type }) => type === 'amazon-q');
  return isWanted ? new Topic(scope, 'AmazonQ', { enforceSSL: true }) : undefined;
}
