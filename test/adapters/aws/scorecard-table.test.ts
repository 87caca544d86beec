import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { scorecardTable } from '../../../lib/adapters/aws/scorecard-table.ts';
import { toWeek } from '../../../lib/domain/scorecard/history.ts';
import { tableClient } from '../../../lib/wiring/table-client.ts';
import { sampleScorecard } from '../../render/sample-scorecard.ts';

const table = mockClient(DynamoDBDocumentClient);
const history = () => scorecardTable(tableClient(), { tableName: 'bandog', keepDays: 100 });

beforeEach(() => table.reset());

test('a scorecard comes back as it was saved, and its week as a row', async () => {
  table.on(PutCommand).resolves({});
  await history().save(sampleScorecard());
  const [row, last] = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(row).toMatchObject({ pk: 'SCORECARD', sk: '2026-11-02', ...toWeek(sampleScorecard()) });
  expect(Number(row?.['expiresAt'])).toBe(Date.parse('2026-11-04T05:30:00Z') / 1000 + 100 * 86_400);
  table.on(GetCommand).resolves({ Item: { ...last } });
  table
    .on(QueryCommand)
    .resolvesOnce({ Items: [{ ...row }], LastEvaluatedKey: { pk: 'SCORECARD' } })
    .resolves({ Items: [{ ...row, week: '2026-11-09', sk: '2026-11-09' }] });
  expect(await history().latest()).toEqual(sampleScorecard());
  const weeks = await history().weeks('2026-10-01');
  expect(weeks.map(({ week }) => week)).toEqual(['2026-11-02', '2026-11-09']);
  expect(weeks[0]).toEqual(toWeek(sampleScorecard()));
  const asked = table.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues;
  expect(asked).toEqual({ ':pk': 'SCORECARD', ':from': '2026-10-01' });
});

test('there is none before the first', async () => {
  table.on(GetCommand).resolves({});
  expect(await history().latest()).toBeUndefined();
});

test('a row that cannot be read is named', async () => {
  table.on(GetCommand).resolves({ Item: { document: '{"gradedAt":1}' } });
  await expect(history().latest()).rejects.toThrow(
    'row SCORECARD-LATEST / LATEST holds no scorecard',
  );
  table.on(QueryCommand).resolves({ Items: [{ pk: 'SCORECARD', sk: '2026-11-02' }] });
  await expect(history().weeks('2026-10-01')).rejects.toThrow('row SCORECARD / 2026-11-02');
});

test('a table that says no is an error with the action', async () => {
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  table.on(PutCommand).rejects(denied);
  await expect(history().save(sampleScorecard())).rejects.toThrow('dynamodb:PutItem');
  table.on(GetCommand).rejects(denied);
  await expect(history().latest()).rejects.toThrow('dynamodb:GetItem');
});
