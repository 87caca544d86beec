import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Bandog, type BandogProps } from '../constructs/bandog.ts';

export interface BandogStackProps extends StackProps, BandogProps {}

/** The watchdog as a stack of its own. */
export class BandogStack extends Stack {
  readonly bandog: Bandog;

  constructor(scope: Construct, id: string, props: BandogStackProps = {}) {
    super(scope, id, {
      description: 'Bandog: who changes this account by hand, and what the month will cost',
      ...props,
    });
    this.bandog = new Bandog(this, 'Bandog', props);
    new CfnOutput(this, 'TopicArn', { value: this.bandog.topic.topicArn });
    if (this.bandog.amazonQTopic) {
      new CfnOutput(this, 'AmazonQTopicArn', { value: this.bandog.amazonQTopic.topicArn });
    }
    new CfnOutput(this, 'TableName', { value: this.bandog.table.tableName });
    new CfnOutput(this, 'ReportBucket', { value: this.bandog.reports.bucketName });
    new CfnOutput(this, 'ReportFunction', { value: this.bandog.report.functionName });
    new CfnOutput(this, 'ScorecardFunction', { value: this.bandog.gradeScorecard.functionName });
    new CfnOutput(this, 'DeadLetterQueue', { value: this.bandog.deadLetters.queueUrl });
  }
}
