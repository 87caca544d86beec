import { type AttributeValue, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../ports/clock.ts';
import { daysOf, monthsOf } from '../calendar.ts';
import { failedCall } from '../failed-call.ts';
import { actionPrefix } from '../incident-table.ts';
import { resolutionPrefix } from '../resolution-table.ts';
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

interface StoredRows {
  /** Rows written between these moments; a row whose time cannot be read is of none. */
  writtenBetween(from: string, to: string): Promise<readonly StoredRow[]>;
}

/** Event histories go back 90 days, and so do the days under which a late find is filed. */
const filedDays = 91;
const dayMs = 86_400_000;
/** From the noticing to the writing: no function runs longer. */
const writingMs = 16 * 60_000;
/** The clocks' difference. */
const clocksMs = 2 * 60_000;

/**
 * What the stream tells of a table's rows, by the time they were noticed: violations, and behind them
 * what was said of incidents and how violations ended. The stream forgets its records after a day, the
 * table does not, so a batch is put together again from the table. Reads it once.
 */
export function storedRows(
  client: DynamoDBClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): StoredRows {
  let reading: Promise<readonly Noticed[]> | undefined;
  return {
    async writtenBetween(from, to) {
      reading ??= readAll(client, tableName, clock.now().getTime());
      const [first, last] = [Date.parse(from) - writingMs, Date.parse(to) + clocksMs];
      return (await reading).flatMap(({ row, ms }) => (first <= ms && ms <= last ? [row] : []));
    },
  };
}

interface Noticed {
  readonly row: StoredRow;
  /** Not a number where the row does not say it. */
  readonly ms: number;
}

async function readAll(
  client: DynamoDBClient,
  TableName: string,
  nowMs: number,
): Promise<readonly Noticed[]> {
  const rows: Noticed[] = [];
  for (const partition of partitionsAt(nowMs)) {
    const query = {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
    };
    try {
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        for (const item of Items) {
          const row = asAnnounced(item, rows.length);
          rows.push({ row, ms: noticedAt(row) });
        }
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

/** News of an incident come to those who were told of it, so violations go first. */
function partitionsAt(nowMs: number): string[] {
  const startMs = nowMs - filedDays * dayMs;
  const days = daysOf(startMs, nowMs + dayMs);
  return [
    ...[...days, ...monthsOf(startMs, nowMs)].map(violationPartition),
    ...days.map((day) => `${actionPrefix}${day}`),
    ...days.map((day) => `${resolutionPrefix}${day}`),
  ];
}

/** Not a number for a row that does not say it. */
function noticedAt({ dynamodb }: StoredRow): number {
  const { document, noticedAt: noticed, resolution } = dynamodb.NewImage;
  try {
    if (document === undefined) return Date.parse(noticed?.S ?? resolution?.M?.['at']?.S ?? '');
    const { detectedAt, at } = JSON.parse(document.S ?? '');
    return Date.parse(dynamodb.Keys.pk.S?.startsWith(actionPrefix) ? at : detectedAt);
  } catch {
    return Number.NaN;
  }
}
