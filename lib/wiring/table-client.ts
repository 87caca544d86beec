import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A client of the violations' table, which a function has in its own region. */
export const tableClient = (region?: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, ...(region && { region }) }), {
    marshallOptions: { removeUndefinedValues: true },
  });
