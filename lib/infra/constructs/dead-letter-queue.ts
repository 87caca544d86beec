import { Duration } from 'aws-cdk-lib';
import type { DestinationConfig, IDestination, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * Keeps what could not be delivered or handled as long as SQS can. As the destination of a function's
 * failures it is told which function it was, which that function's own dead-letter queue is not.
 */
export class DeadLetterQueue extends Queue implements IDestination {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  bind(_scope: Construct, handler: IFunction): DestinationConfig {
    this.grant(handler, 'sqs:SendMessage');
    return { destination: this.queueArn };
  }
}
