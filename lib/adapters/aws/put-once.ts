import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { failedCall } from './failed-call.ts';

/** Writes a row with the keys `pk` and `sk` unless it is there; what is there stays. Throws when the table cannot be written. */
export async function putOnce(
  client: DynamoDBDocumentClient,
  tableName: string,
  item: object,
): Promise<'new' | 'known'> {
  const put = new PutCommand({
    TableName: tableName,
    Item: { ...item },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await client.send(put);
    return 'new';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'known';
    throw failedCall(error, 'dynamodb:PutItem', `table ${tableName}`);
  }
}
