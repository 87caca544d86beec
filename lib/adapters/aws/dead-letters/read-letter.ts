import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { DeadLetter, UnreadableLetter } from '../../../ports/dead-letters.ts';

const functionArn = z
  .string()
  .regex(/^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]+)?$/, 'is no function');

const context = z.looseObject({ functionArn, condition: z.string().default('unknown') });

/** An event that was handed over and failed each time (a function's on-failure destination). */
const asynchronous = z
  .looseObject({
    requestContext: context,
    requestPayload: z.unknown(),
    responsePayload: z.looseObject({ errorMessage: z.string().optional() }).nullish(),
  })
  .refine((it) => 'requestPayload' in it);

/** A batch of a table's stream that failed each time; the records are not in it. */
const stream = z.looseObject({
  requestContext: context,
  DDBStreamBatchInfo: z.looseObject({
    approximateArrivalOfFirstRecord: z.iso.datetime({ offset: true }),
    approximateArrivalOfLastRecord: z.iso.datetime({ offset: true }),
  }),
});

/** What a rule could not hand over: the body is the event, the attributes say to whom. */
const undelivered = z.looseObject({
  TARGET_ARN: z.looseObject({ StringValue: functionArn }),
  ERROR_CODE: z.looseObject({ StringValue: z.string().default('') }).optional(),
  ERROR_MESSAGE: z.looseObject({ StringValue: z.string().default('') }).optional(),
});

type Part = Pick<DeadLetter, 'functionName' | 'reason' | 'content'>;

/**
 * Reads one message of a dead-letter queue, of all three who write to it: a function's on-failure
 * destination, an event source mapping's, and a rule's dead-letter queue.
 */
export function readLetter(message: Message, source: string): DeadLetter | UnreadableLetter {
  const { MessageId: id = '', Attributes: system } = message;
  const at = new Date(Number(system?.SentTimestamp ?? 0)).toISOString();
  const body = parsed(message.Body);
  const part = body === undefined ? undefined : readPart(body, message);
  if (part !== undefined) return { id, at, ...part };
  const fault = {
    source,
    place: `message ${id}`,
    value: (message.Body ?? '').slice(0, 200),
    code: 'unsupported' as const,
    message: 'is neither an event nor a batch that one of the functions failed to handle',
  };
  return { id, fault };
}

function readPart(body: unknown, { MessageAttributes = {} }: Message): Part | undefined {
  const rule = undelivered.safeParse(MessageAttributes);
  if (rule.success) {
    const { TARGET_ARN, ERROR_CODE, ERROR_MESSAGE } = rule.data;
    const why = [ERROR_CODE?.StringValue, ERROR_MESSAGE?.StringValue].filter(Boolean).join(': ');
    return part(TARGET_ARN.StringValue, why || 'not delivered', { kind: 'event', event: body });
  }
  const batch = stream.safeParse(body);
  if (batch.success) {
    const { requestContext, DDBStreamBatchInfo: info } = batch.data;
    const from = info.approximateArrivalOfFirstRecord;
    const to = info.approximateArrivalOfLastRecord;
    return part(requestContext.functionArn, requestContext.condition, {
      kind: 'rows',
      from,
      to,
    });
  }
  const failed = asynchronous.safeParse(body);
  if (!failed.success) return undefined;
  const { requestContext, requestPayload: event, responsePayload } = failed.data;
  const why = [requestContext.condition, responsePayload?.errorMessage].filter(Boolean).join(': ');
  return part(requestContext.functionArn, why, { kind: 'event', event });
}

const part = (arn: string, reason: string, content: Part['content']): Part => ({
  functionName: arn.split(':')[6] ?? '',
  reason,
  content,
});

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
