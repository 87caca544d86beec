import { Duration } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** New violations, what was said of incidents and how they ended, and only those, from the table's stream in batches; what keeps failing becomes a dead letter. */
export function outbox(table: Table, deadLetters: IQueue): DynamoEventSource {
  return new DynamoEventSource(table as ITable, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(10),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    onFailure: new SqsDlq(deadLetters),
    filters: ['VIOLATION#', 'ACTION#', 'RESOLUTION#'].map((prefix) =>
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(prefix) } } },
      }),
    ),
  });
}
