// What the handlers talk to under load, in a process of its own: DynamoDB's PutItem and GetItem with
// the two conditions Bandog uses, and SNS's Publish. It prints its port and tells what it holds.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Item = Readonly<Record<string, { readonly S?: string }>>;

const rows = new Map<string, Item>();
/** Rows of violations in the order they were written: the table's stream. */
const stream: Item[] = [];
const counts = { published: 0, refused: 0 };

const keyOf = ({ pk, sk }: Item): string => `${pk?.S}|${sk?.S}`;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Put {
  readonly Item?: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}

/** Whether a row may be written over: only where the condition compares what was seen of it. */
function mayReplace(row: Item, { ConditionExpression: condition, ...put }: Put): boolean {
  if (condition === undefined) return true;
  if (!condition.includes('version <= :seen')) return false;
  const seen = put.ExpressionAttributeValues?.[':seen']?.S ?? '';
  return (row['version']?.S ?? '') <= seen;
}

function put(input: Put): Answer {
  const { Item: item = {} } = input;
  const key = keyOf(item);
  const row = rows.get(key);
  if (row !== undefined && !mayReplace(row, input)) {
    counts.refused += 1;
    const __type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
    return { status: 400, body: { __type, message: 'The conditional request failed' } };
  }
  rows.set(key, item);
  if (item['pk']?.S?.startsWith('VIOLATION#')) stream.push(item);
  return { status: 200, body: {} };
}

function dynamodb(target: string, body: string): Answer {
  const input = JSON.parse(body);
  if (target.endsWith('.PutItem')) return put(input);
  if (target.endsWith('.GetItem')) {
    const Item = rows.get(keyOf(input.Key));
    return { status: 200, body: Item === undefined ? {} : { Item } };
  }
  return { status: 400, body: { __type: 'UnknownOperationException', message: target } };
}

const published =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>';

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const target = request.headers['x-amz-target']?.toString();
  const [, from] = /^\/stream\/(\d+)$/.exec(request.url ?? '') ?? [];
  if (from !== undefined) {
    response.end(JSON.stringify(stream.slice(Number(from), Number(from) + 100)));
  } else if (request.url === '/counts') {
    const those = (prefix: string) =>
      [...rows.keys()].filter((key) => key.startsWith(prefix)).length;
    const [told, held] = [those('DELIVERY#'), those('HELD#')];
    response.end(JSON.stringify({ ...counts, stored: stream.length, told, held }));
  } else if (target === undefined) {
    counts.published += 1;
    response.writeHead(200, { 'content-type': 'text/xml' }).end(published);
  } else {
    const answer = dynamodb(target, body);
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
