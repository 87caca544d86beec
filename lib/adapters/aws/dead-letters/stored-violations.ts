import { type AttributeValue, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../ports/clock.ts';
import { daysOf, monthsOf } from '../calendar.ts';
import { failedCall } from '../failed-call.ts';
import { violationPartition } from '../violation-item.ts';

/** A row as the table's stream announced it. */
export interface StoredRow {
  readonly eventName: 'INSERT';
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<'pk' | 'sk', AttributeValue>>;
    readonly NewImage: Readonly<Record<string, AttributeValue>>;
  };
}

interface StoredViolations {
  /** Rows written between these moments; a row whose time cannot be read is of none. */
  writtenBetween(from: string, to: string): Promise<readonly StoredRow[]>;
}

/** Event histories go back 90 days, and so do the days under which a late find is filed. */
const filedDays = 91;
const dayMs = 86_400_000;
/** From the noticing to the writing, retries included, and the clocks' difference. */
const marginMs = 2 * 60_000;

/**
 * The violations of a table by the time they were noticed. The stream forgets its records after a
 * day, the table does not, so a batch is put together again from the table. Reads it once.
 */
export function storedViolations(
  client: DynamoDBClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): StoredViolations {
  let reading: Promise<readonly StoredRow[]> | undefined;
  return {
    async writtenBetween(from, to) {
      reading ??= readAll(client, tableName, clock.now().getTime());
      const [first, last] = [Date.parse(from) - marginMs, Date.parse(to) + marginMs];
      return (await reading).filter((row) => {
        const at = noticedAt(row);
        return first <= at && at <= last;
      });
    },
  };
}

async function readAll(client: DynamoDBClient, TableName: string, nowMs: number) {
  const rows: StoredRow[] = [];
  const startMs = nowMs - filedDays * dayMs;
  for (const period of [...daysOf(startMs, nowMs + dayMs), ...monthsOf(startMs, nowMs)]) {
    const query = {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: violationPartition(period) } },
    };
    try {
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        for (const item of Items) rows.push(asAnnounced(item, rows.length));
      }
    } catch (error) {
      throw failedCall(error, 'dynamodb:Query', `table ${TableName}`);
    }
  }
  return rows;
}

function asAnnounced(NewImage: Record<string, AttributeValue>, index: number): StoredRow {
  const { pk = { S: '' }, sk = { S: '' } } = NewImage;
  const SequenceNumber = String(index + 1).padStart(21, '0');
  return { eventName: 'INSERT', dynamodb: { SequenceNumber, Keys: { pk, sk }, NewImage } };
}

function noticedAt({ dynamodb }: StoredRow): number {
  try {
    return Date.parse(JSON.parse(dynamodb.NewImage['document']?.S ?? '').detectedAt);
  } catch {
    return Number.NaN;
  }
}
