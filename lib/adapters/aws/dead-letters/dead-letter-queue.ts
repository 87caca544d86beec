import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../../../ports/dead-letters.ts';
import { failedCall } from '../failed-call.ts';
import { readLetter } from './read-letter.ts';
import type { StoredRow } from './stored-rows.ts';

interface DeadLetterQueueOptions {
  readonly queueUrl: string;
  /** Names of Bandog's functions: a letter is handed to no other, whatever it says. */
  readonly functionNames: ReadonlySet<string>;
  readonly rows: {
    writtenBetween(from: string, to: string): Promise<readonly StoredRow[]>;
  };
}

/** Longer than any function runs. */
const hiddenSeconds = 20 * 60;
/** A row has at most 400 KB and Lambda takes 6 MB. */
const rowsAtOnce = 10;

/** The dead letters in an SQS queue. The client for Lambda must wait as long as a function may run. */
export function deadLetterQueue(
  { sqs, lambda }: { readonly sqs: SQSClient; readonly lambda: LambdaClient },
  { queueUrl: QueueUrl, functionNames, rows }: DeadLetterQueueOptions,
): DeadLetters {
  const receipts = new Map<string, string>();
  const receiptOf = (id: string) => ({ QueueUrl, ReceiptHandle: receipts.get(id) ?? '' });
  const receive = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: 1,
    VisibilityTimeout: hiddenSeconds,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['SentTimestamp'],
  });

  const next = async () =>
    (await sent(sqs.send(receive), 'sqs:ReceiveMessage', QueueUrl)).Messages ?? [];

  return {
    async *take() {
      for (let messages = await next(); messages.length > 0; messages = await next()) {
        for (const message of messages) {
          const letter = readLetter(message, QueueUrl);
          const isNew = !receipts.has(letter.id);
          receipts.set(letter.id, message.ReceiptHandle ?? '');
          // A standard queue may hand out the same message twice.
          if (isNew) yield letter;
        }
      }
    },
    async resend(letter) {
      const { functionName, content } = letter;
      if (!functionNames.has(functionName)) {
        throw new Error(
          `${functionName} is none of Bandog's functions; look at this letter by hand`,
        );
      }
      if (content.kind === 'event') await call(lambda, functionName, content.event);
      else {
        await tell(lambda, functionName, await rows.writtenBetween(content.from, content.to));
      }
    },
    async remove({ id }) {
      const done = sqs.send(new DeleteMessageCommand(receiptOf(id)));
      await sent(done, 'sqs:DeleteMessage', QueueUrl);
    },
    async putBack(id) {
      const visible = { ...receiptOf(id), VisibilityTimeout: 0 };
      const done = sqs.send(new ChangeMessageVisibilityCommand(visible));
      await sent(done, 'sqs:ChangeMessageVisibility', QueueUrl);
    },
  };
}

/** Hands an event over and returns the answer; throws an Error with the function's own message. */
async function call(lambda: LambdaClient, FunctionName: string, event: unknown): Promise<unknown> {
  const invoke = new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) });
  const { FunctionError, Payload } = await sent(lambda.send(invoke), 'lambda:Invoke', FunctionName);
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || 'null');
  if (FunctionError === undefined) return answer;
  throw new Error(String(Object(answer).errorMessage ?? FunctionError));
}

/** Hands rows over as the stream does; throws an Error when one of them comes back. */
async function tell(
  lambda: LambdaClient,
  functionName: string,
  rows: readonly StoredRow[],
): Promise<void> {
  if (rows.length === 0) {
    throw new Error('the table has no row of that time that can be read');
  }
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const Records = rows.slice(start, start + rowsAtOnce);
    const refused = refusedBy(await call(lambda, functionName, { Records }));
    if (refused > 0) throw new Error(`${refused} of ${Records.length} rows were not told`);
  }
}

/** How many records a partial batch response hands back. */
function refusedBy(answer: unknown): number {
  const failures: unknown = Object(answer).batchItemFailures;
  return Array.isArray(failures) ? failures.length : 0;
}

async function sent<T>(answer: Promise<T>, action: string, on: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw failedCall(error, action, on);
  }
}
