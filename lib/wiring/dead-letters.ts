import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { deadLetterQueue } from '../adapters/aws/dead-letters/dead-letter-queue.ts';
import { deployedParts } from '../adapters/aws/dead-letters/deployed-parts.ts';
import { storedRows } from '../adapters/aws/dead-letters/stored-rows.ts';
import type { DeadLetters } from '../ports/dead-letters.ts';
import { homeRegion } from './live-account.ts';
import { systemClock } from './system-clock.ts';

/** The longest a function may run, and some more. */
const answerMs = 16 * 60_000;

/** The dead letters of the Bandog in a stack of the account one is signed in to. */
export async function liveDeadLetters(
  stackName: string,
  givenRegion: string | undefined,
): Promise<DeadLetters> {
  const region = givenRegion ?? (await homeRegion());
  const client = { region, maxAttempts: 5 };
  const { tableName, ...queue } = await deployedParts(new CloudFormationClient(client), stackName);
  const rows = storedRows(new DynamoDBClient(client), {
    tableName,
    clock: systemClock,
  });
  const sqs = new SQSClient(client);
  // A second attempt would start the function a second time while the first still runs.
  const lambda = new LambdaClient({
    region,
    maxAttempts: 1,
    requestHandler: { requestTimeout: answerMs },
  });
  return deadLetterQueue({ sqs, lambda }, { ...queue, rows });
}
