import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreams, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import {
  type EventSourceMappingConfiguration,
  InvokeCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Json, matchesPattern } from '../infra/matches-pattern.ts';

interface Clients {
  readonly streams: DynamoDBStreams;
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
}

type Batch = readonly StreamRecord[];

const everyMs = 200;

/**
 * Lambda's poller of a DynamoDB stream, by the mapping that was deployed: filter, batches, partial
 * failures, bisecting, retries and the on-failure destination. The emulator's own knows none of the
 * last four. A batch that is split starts its count of retries anew, as in AWS; waits are shortened.
 */
export class StreamPoller {
  readonly #clients: Clients;
  readonly #mapping: EventSourceMappingConfiguration;
  readonly #stop = new AbortController();
  /** Batches that were handed over, retries included. */
  handedOver = 0;

  constructor(clients: Clients, mapping: EventSourceMappingConfiguration) {
    this.#clients = clients;
    this.#mapping = mapping;
  }

  /** Polls until it is stopped. */
  async run(): Promise<void> {
    const { streams } = this.#clients;
    const StreamArn = this.#mapping.EventSourceArn;
    const { StreamDescription } = await streams.describeStream({ StreamArn });
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const start = { StreamArn, ShardId, ShardIteratorType: this.#mapping.StartingPosition };
    let { ShardIterator } = await streams.getShardIterator(start as never);
    while (ShardIterator !== undefined && !this.#stop.signal.aborted) {
      const Limit = this.#mapping.BatchSize;
      const read = await streams.getRecords({ ShardIterator, Limit });
      const batch = (read.Records ?? []).filter((record) => this.#wants(record));
      if (batch.length > 0) await this.#deliver(ShardId ?? '', batch);
      ShardIterator = read.NextShardIterator;
      await sleep(everyMs);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  #wants(record: StreamRecord): boolean {
    const filters = this.#mapping.FilterCriteria?.Filters ?? [];
    const plain: Json = JSON.parse(JSON.stringify(record));
    return filters.some(({ Pattern }) => matchesPattern(JSON.parse(Pattern ?? '{}'), plain));
  }

  async #deliver(shardId: string, batch: Batch, retriesLeft = this.#retries()): Promise<void> {
    const pieces = await this.#handOver(batch);
    const [first] = pieces;
    if (first === undefined) return;
    const isSplit = pieces.length > 1 || first.length < batch.length;
    if (!isSplit && retriesLeft === 0) return this.#setAside(shardId, batch);
    await sleep(everyMs);
    const left = isSplit ? this.#retries() : retriesLeft - 1;
    for (const piece of pieces) await this.#deliver(shardId, piece, left);
  }

  #retries(): number {
    const { MaximumRetryAttempts = -1 } = this.#mapping;
    if (MaximumRetryAttempts >= 0) return MaximumRetryAttempts;
    throw new Error('the mapping retries for ever: one record would hold up all others');
  }

  /** Invokes the function; what is left to be handed over again, in order. */
  async #handOver(batch: Batch): Promise<readonly Batch[]> {
    this.handedOver += 1;
    const { FunctionError, Payload } = await this.#clients.lambda.send(
      new InvokeCommand({
        FunctionName: this.#mapping.FunctionArn,
        Payload: JSON.stringify({ Records: batch.map(asLambdaHasIt) }),
      }),
    );
    if (FunctionError !== undefined) {
      const middle = Math.ceil(batch.length / 2);
      const isWhole = this.#mapping.BisectBatchOnFunctionError !== true || batch.length === 1;
      return isWhole ? [batch] : [batch.slice(0, middle), batch.slice(middle)];
    }
    if (!this.#mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures')) return [];
    const { batchItemFailures = [] } = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}');
    const failed = new Set(
      batchItemFailures.map((it: { itemIdentifier: string }) => it.itemIdentifier),
    );
    const lowest = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber));
    return lowest < 0 ? [] : [batch.slice(lowest)];
  }

  /** What Lambda tells the on-failure destination: where the records are, not what they hold. */
  async #setAside(shardId: string, batch: Batch): Promise<void> {
    const { EventSourceArn, FunctionArn, DestinationConfig } = this.#mapping;
    const [first, last] = [batch[0]?.dynamodb, batch.at(-1)?.dynamodb];
    const letter = {
      requestContext: {
        requestId: crypto.randomUUID(),
        functionArn: FunctionArn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: this.#retries() + 1,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: null },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: first?.SequenceNumber,
        endSequenceNumber: last?.SequenceNumber,
        approximateArrivalOfFirstRecord: first?.ApproximateCreationDateTime?.toISOString(),
        approximateArrivalOfLastRecord: last?.ApproximateCreationDateTime?.toISOString(),
        batchSize: batch.length,
        streamArn: EventSourceArn,
      },
    };
    const queue = DestinationConfig?.OnFailure?.Destination?.split(':').at(-1);
    const { sqs } = this.#clients;
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(letter) }));
  }
}

/** Lambda writes times as seconds. */
const asLambdaHasIt = ({ dynamodb, ...rest }: StreamRecord) => ({
  ...rest,
  dynamodb: {
    ...dynamodb,
    ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
  },
});
