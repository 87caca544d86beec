import {
  type DynamoDBDocumentClient,
  paginateQuery,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { OnFault } from '../../domain/fault/read-fault.ts';
import type { Violation } from '../../domain/violation/violation.ts';
import type { ViolationStore } from '../../ports/violation-store.ts';
import { daysOf, monthsOf } from './calendar.ts';
import { failedCall } from './failed-call.ts';
import { putOnce } from './put-once.ts';
import { readableRow } from './readable-row.ts';
import { parseViolation, toViolationItem, violationPartition } from './violation-item.ts';

export interface ViolationTableOptions {
  readonly tableName: string;
  /** How long a violation is kept after it was noticed. */
  readonly keepDays: number;
}

/** Violations in a DynamoDB table with the keys `pk` and `sk` and the TTL attribute `expiresAt`. */
export function violationStore(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): ViolationStore {
  return {
    async record(violation) {
      return putOnce(client, tableName, toViolationItem(violation, keepDays));
    },

    async *list({ from, to }, onFault) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      const inWindow = ({ at }: Violation) => start <= Date.parse(at) && Date.parse(at) < end;
      const read = (periods: readonly string[]) => partitions(client, tableName, periods, onFault);
      const money = (await read(monthsOf(start, end))).filter(inWindow);
      for (const day of daysOf(start, end)) {
        const changes = (await read([day])).filter(inWindow);
        const moneyOfDay = money.filter(({ at }) => at.startsWith(day));
        yield* [...changes, ...moneyOfDay].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      }
    },
  };
}

async function partitions(
  client: DynamoDBDocumentClient,
  tableName: string,
  periods: readonly string[],
  onFault: OnFault | undefined,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const period of periods) {
    const query: QueryCommandInput = {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': violationPartition(period) },
    };
    for await (const { pk, sk, document } of rows(client, query)) {
      const key = { table: tableName, pk, sk };
      violations.push(...readableRow(key, () => parseViolation(key, document), onFault));
    }
  }
  return violations;
}

/** All rows of a query, all pages. */
export async function* rows(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
): AsyncGenerator<Record<string, unknown>> {
  try {
    // Not `yield*`, which takes three promises a row.
    for await (const page of paginateQuery({ client }, query))
      for (const row of page.Items ?? []) yield row;
  } catch (error) {
    throw failedCall(error, 'dynamodb:Query', `table ${query.TableName}`);
  }
}
