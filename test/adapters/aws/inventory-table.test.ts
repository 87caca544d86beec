import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { inventoryTable } from '../../../lib/adapters/aws/inventory-table.ts';
import type { InventoryReading } from '../../../lib/domain/change/owner-index.ts';

const dynamo = mockClient(DynamoDBClient);
const rows = new Map<string, Record<string, AttributeValue>>();
const newStore = () => inventoryTable(new DynamoDBClient({ region: 'eu-central-1' }), 'bandog');

beforeEach(() => {
  dynamo.reset();
  rows.clear();
  dynamo.on(GetItemCommand).callsFake(async ({ Key }) => ({ Item: rows.get(Key.sk.S) }));
  dynamo.on(PutItemCommand).callsFake(async ({ Item }) => {
    expect(Item.part?.B?.length ?? 0).toBeLessThanOrEqual(350_000);
    rows.set(Item.sk.S, Item);
    return {};
  });
});

const reading = (readAt: string, ...ids: string[]): InventoryReading => ({
  name: 'state',
  readAt,
  faults: [{ source: 'x', code: 'unsupported', message: 'is encrypted' }],
  resources: ids.map((id) => ({
    engine: 'pulumi',
    unit: 'shop/prod',
    address: id,
    resourceId: id,
    resourceType: 'aws:sqs/queue:Queue',
    keys: [`::sqs/queue/${id}`],
  })),
});
const writes = () => dynamo.commandCalls(PutItemCommand).length;

describe('the inventory in the table', () => {
  it('comes back as it went in, over as many rows as it takes', async () => {
    const noise = Array.from({ length: 9000 }, () => randomBytes(40).toString('hex'));
    const saved = [reading('2026-11-23T10:00:00Z', 'a'), reading('2026-11-23T10:00:05Z', ...noise)];
    await newStore().save(saved);
    expect(writes()).toBeGreaterThan(2);
    expect(await newStore().load()).toEqual(saved);
  });

  it('is undefined before the first, and unchanged while it is', async () => {
    const store = newStore();
    expect(await store.load()).toBeUndefined();
    await store.save([reading('2026-11-23T10:00:00Z', 'a')]);
    expect(await store.load()).toHaveLength(1);
    expect(await store.load()).toBe('unchanged');
  });

  it('with the same content is neither written nor fetched again, only its time', async () => {
    const store = newStore();
    await store.save([reading('2026-11-23T10:00:00Z', 'a')]);
    await store.load();
    const before = { writes: writes(), reads: dynamo.commandCalls(GetItemCommand).length };
    await store.save([reading('2026-11-23T11:00:00Z', 'a')]);
    expect(writes()).toBe(before.writes + 1);
    expect(await store.load()).toMatchObject([{ readAt: '2026-11-23T11:00:00Z' }]);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(before.reads + 2);
  });

  it('that is new does not overwrite the one being read', async () => {
    await newStore().save([reading('2026-11-23T10:00:00Z', 'a')]);
    await newStore().save([reading('2026-11-23T11:00:00Z', 'b')]);
    expect([...rows.keys()].sort()).toEqual(['A#0', 'B#0', 'HEAD']);
    expect(await newStore().load()).toMatchObject([{ resources: [{ address: 'b' }] }]);
  });

  it('of another version, or with a part missing, is not taken for one', async () => {
    await newStore().save([reading('2026-11-23T10:00:00Z', 'a')]);
    rows.delete('A#0');
    await expect(newStore().load()).rejects.toThrow('part 1 of 1 is missing');
    rows.set('HEAD', { head: { S: '{"schemaVersion":2}' } });
    expect(await newStore().load()).toBeUndefined();
  });

  it('that cannot be reached says so', async () => {
    dynamo.on(GetItemCommand).rejects(new Error('no connection'));
    await expect(newStore().load()).rejects.toThrow('dynamodb:GetItem on bandog failed');
  });
});
