import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { toWeek } from '../../domain/scorecard/history.ts';
import type { Scorecard } from '../../domain/scorecard/scorecard.ts';
import type { ScorecardHistory } from '../../ports/scorecard-history.ts';
import { failedCall } from './failed-call.ts';
import { parseScorecard, scorecardWeekSchema } from './scorecard-schema.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const weeks = 'SCORECARD';
const lastKey = { pk: 'SCORECARD-LATEST', sk: 'LATEST' };

/** The last scorecard as JSON and a row a week, in the violations' table. */
export function scorecardTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): ScorecardHistory {
  const on = `table ${tableName}`;
  const put = async (Item: Record<string, unknown>) => {
    await client.send(new PutCommand({ TableName: tableName, Item })).catch((error) => {
      throw failedCall(error, 'dynamodb:PutItem', on);
    });
  };
  return {
    async save(scorecard) {
      const expiresAt = Math.ceil(Date.parse(scorecard.gradedAt) / 1000) + keepDays * 86_400;
      const row = toWeek(scorecard);
      await put({ pk: weeks, sk: row.week, expiresAt, ...row });
      await put({ ...lastKey, expiresAt, document: JSON.stringify(scorecard) });
    },

    async latest() {
      const get = new GetCommand({ TableName: tableName, Key: lastKey });
      const { Item } = await client.send(get).catch((error) => {
        throw failedCall(error, 'dynamodb:GetItem', on);
      });
      return Item === undefined ? undefined : parseLast(Item['document']);
    },

    async weeks(from) {
      const found = [];
      const query = {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': weeks, ':from': from },
      };
      for await (const { pk, sk, expiresAt, ...row } of rows(client, query)) {
        const read = scorecardWeekSchema.safeParse(row);
        if (!read.success) throw unreadable(`${pk} / ${sk}`, read.error);
        found.push(read.data);
      }
      return found;
    },
  };
}

function parseLast(document: unknown): Scorecard {
  try {
    return parseScorecard(JSON.parse(String(document)));
  } catch (error) {
    throw unreadable(`${lastKey.pk} / ${lastKey.sk}`, error);
  }
}

const unreadable = (row: string, cause: unknown): Error =>
  new Error(`row ${row} holds no scorecard this version can read`, { cause });
