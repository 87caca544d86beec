import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  QueryCommand as PlainQueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Weather } from './faults.ts';
import type { Invocation } from './lambda.ts';
import { sdkRequest } from './requests.ts';
import type { Timeline } from './timeline.ts';

type Item = Readonly<Record<string, unknown>>;

/** A row that was put, with the one it replaced. */
export interface RowChange {
  readonly pk: string;
  readonly sk: string;
  readonly before: Item | undefined;
  readonly after: Item;
  readonly invocation: Invocation;
}

interface Row {
  readonly item: Item;
  readonly before: Item | undefined;
  readonly writtenMs: number;
}

interface Partition {
  readonly rows: Map<string, Row>;
  /** Their keys in order; absent when it has to be made again. */
  sorted?: readonly string[] | undefined;
}

interface Page {
  readonly Items: Item[];
  readonly LastEvaluatedKey?: Key;
}

/** For how long a read that does not ask for consistency may miss a write. */
const staleMs = 3000;

/** One DynamoDB table. It knows the commands Bandog sends and throws on any other. */
export class SimulatedTable {
  /** Called with each change, in the moment it is made. */
  onChange: (change: RowChange) => void = () => {};
  /** Called with each command before it is sent. */
  onCommand: (command: unknown) => void = () => {};
  readonly #partitions = new Map<string, Partition>();
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #pageSize: number;

  constructor(timeline: Timeline, weather: Weather) {
    this.#timeline = timeline;
    this.#weather = weather;
    this.#pageSize = weather.chance.pick([2, 5, 100]);
  }

  /** The SDK's client, as one invocation holds it. */
  clientOf(invocation: Invocation): DynamoDBDocumentClient {
    const send = (command: unknown) => {
      this.onCommand(command);
      return sdkRequest(invocation, this.#weather, () => this.#handle(command, invocation));
    };
    return Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
  }

  /** The SDK's plain client, as one who puts batches of the stream together again holds it. */
  plainClientOf(invocation: Invocation): DynamoDBClient {
    const send = (command: unknown) => {
      if (!(command instanceof PlainQueryCommand))
        throw new TypeError(`the simulated table does not know ${command?.constructor.name}`);
      return sdkRequest(invocation, this.#weather, () => this.#queryPlainly(command));
    };
    return Object.assign(Object.create(DynamoDBClient.prototype), { send });
  }

  #queryPlainly({ input }: PlainQueryCommand): object {
    const { Items, LastEvaluatedKey } = this.#page(
      input.KeyConditionExpression,
      input.ExpressionAttributeValues?.[':pk']?.S,
      input.ExclusiveStartKey?.['sk']?.S,
    );
    return {
      Items: Items.map(attributesOf),
      ...(LastEvaluatedKey && { LastEvaluatedKey: attributesOf({ ...LastEvaluatedKey }) }),
    };
  }

  #handle(command: unknown, invocation: Invocation): unknown {
    if (command instanceof PutCommand) return this.#put(command, invocation);
    if (command instanceof UpdateCommand) return this.#update(command, invocation);
    if (command instanceof GetCommand) return this.#get(command);
    if (command instanceof DeleteCommand) return this.#delete(command);
    if (command instanceof QueryCommand) return this.#query(command);
    throw new TypeError(`the simulated table does not know ${command?.constructor.name}`);
  }

  #put({ input }: PutCommand, invocation: Invocation): object {
    const item = input.Item ?? {};
    this.#write(keyOf(item), item, input, invocation);
    return {};
  }

  #update({ input }: UpdateCommand, invocation: Invocation): object {
    const key = keyOf(input.Key ?? {});
    const item = { ...this.#row(key)?.item, ...key, ...assignments(input) };
    this.#write(key, item, input, invocation);
    return {};
  }

  #delete({ input }: DeleteCommand): object {
    const { pk, sk } = keyOf(input.Key ?? {});
    const partition = this.#partitions.get(pk);
    if (partition?.rows.delete(sk)) partition.sorted = undefined;
    return {};
  }

  #write(
    { pk, sk }: Key,
    after: Item,
    condition: Expression & { readonly ConditionExpression?: string | undefined },
    invocation: Invocation,
  ): void {
    const before = this.#row({ pk, sk })?.item;
    if (!holds(condition, before))
      throw new ConditionalCheckFailedException({ message: 'simulated', $metadata: {} });
    const partition: Partition = this.#partitions.get(pk) ?? { rows: new Map() };
    if (before === undefined) partition.sorted = undefined;
    partition.rows.set(sk, { item: after, before, writtenMs: this.#timeline.now });
    this.#partitions.set(pk, partition);
    this.onChange({ pk, sk, before, after, invocation });
  }

  #get({ input }: GetCommand): object {
    const row = this.#row(keyOf(input.Key ?? {}));
    if (row === undefined) return {};
    const fresh = this.#timeline.now - row.writtenMs > staleMs || input.ConsistentRead === true;
    const seen = fresh || !this.#weather.strikes(this.#weather.faults.staleRead);
    const item = seen ? row.item : row.before;
    return item === undefined ? {} : { Item: item };
  }

  #query({ input }: QueryCommand): Page {
    const { KeyConditionExpression, ExpressionAttributeValues, ExclusiveStartKey } = input;
    const after = ExclusiveStartKey?.['sk'];
    return this.#page(KeyConditionExpression, ExpressionAttributeValues?.[':pk'], after);
  }

  #page(condition: string | undefined, of: unknown, after: unknown): Page {
    if (condition !== 'pk = :pk')
      throw new TypeError(`the simulated table does not know ${condition}`);
    const pk = String(of);
    const partition = this.#partitions.get(pk);
    if (partition === undefined) return { Items: [] };
    partition.sorted ??= [...partition.rows.keys()].sort();
    const { rows, sorted } = partition;
    const from = after === undefined ? 0 : sorted.findIndex((sk) => sk > String(after));
    const keys = from < 0 ? [] : sorted.slice(from, from + this.#pageSize);
    const Items = keys.map((sk) => rows.get(sk)?.item ?? {});
    const sk = from + keys.length < sorted.length ? keys.at(-1) : undefined;
    return { Items, ...(sk !== undefined && { LastEvaluatedKey: { pk, sk } }) };
  }

  #row({ pk, sk }: Key): Row | undefined {
    return this.#partitions.get(pk)?.rows.get(sk);
  }
}

interface Key {
  readonly pk: string;
  readonly sk: string;
}

const keyOf = (item: Item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) });

/** An item as the plain client hands it over. */
const attributesOf = (item: Item): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'object' ? { M: attributesOf({ ...value }) } : { S: String(value) };
}

interface Expression {
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

/** `SET a = :a, b = :b` as an object. */
function assignments(
  input: Expression & { readonly UpdateExpression?: string | undefined },
): Record<string, unknown> {
  const [, list] = /^SET (.+)$/.exec(input.UpdateExpression ?? '') ?? [];
  const pairs = (list ?? '').split(', ').map((part) => {
    const [, name, value] = /^(\w+) = (:\w+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new TypeError(`the simulated table does not know ${input.UpdateExpression}`);
    return [name, input.ExpressionAttributeValues?.[value]];
  });
  return Object.fromEntries(pairs);
}

/** `attribute_not_exists(a)` and `a < :b`, joined by OR. */
function holds(
  {
    ConditionExpression,
    ExpressionAttributeValues = {},
  }: Expression & {
    readonly ConditionExpression?: string | undefined;
  },
  item: Item = {},
): boolean {
  if (ConditionExpression === undefined) return true;
  return ConditionExpression.split(' OR ').some((part) => {
    const [, absent] = /^attribute_not_exists\((\w+)\)$/.exec(part) ?? [];
    if (absent !== undefined) return item[absent] === undefined;
    const [, name = '', operator, value = ''] = /^(\w+) (<=?) (:\w+)$/.exec(part) ?? [];
    if (operator === undefined)
      throw new TypeError(`the simulated table does not know the condition ${ConditionExpression}`);
    const [is, bound] = [item[name], ExpressionAttributeValues[value]];
    if (is === undefined) return false;
    return operator === '<' ? String(is) < String(bound) : String(is) <= String(bound);
  });
}
