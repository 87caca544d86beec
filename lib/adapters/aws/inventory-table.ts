import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { InventoryReading } from '../../domain/change/owner-index.ts';
import type { InventoryStore } from '../../ports/inventory-store.ts';
import { failedCall } from './failed-call.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

const pk = 'OWNERS';
/** DynamoDB allows 400 KB an item. */
const chunkBytes = 350_000;

/** Where the current inventory stands. It is written last, so that a reader never sees a half. */
interface Head {
  /** Changes with an incompatible change of what is kept. */
  readonly schemaVersion: 1;
  /** Two take turns, so that the one being read is not overwritten. */
  readonly slot: 'A' | 'B';
  readonly chunks: number;
  /** Hash of the content; times left out. */
  readonly content: string;
  readonly savedAt: string;
  readonly readAt: readonly string[];
}

type Row = Readonly<Record<string, AttributeValue>>;

/**
 * The inventory in Bandog's table: gzip JSON, in as many items as it takes. What has not changed is
 * neither written nor fetched again.
 */
export function inventoryTable(client: DynamoDBClient, tableName: string): InventoryStore {
  const table = tableOf(client, tableName);
  let loaded: { readonly head: Head; readonly readings: readonly InventoryReading[] } | undefined;
  return {
    async save(readings) {
      const text = JSON.stringify(readings.map((reading) => ({ ...reading, readAt: '' })));
      const content = createHash('sha256').update(text).digest('hex');
      const readAt = readings.map((reading) => reading.readAt);
      const savedAt = readAt.toSorted().at(-1) ?? '';
      const before = headOf(await table.get('HEAD'));
      const kept = before?.content === content ? before : undefined;
      const place = kept ?? (await saveChunks(table, before?.slot === 'A' ? 'B' : 'A', text));
      const { slot, chunks } = place;
      const head: Head = { schemaVersion: 1, slot, chunks, content, savedAt, readAt };
      await table.put('HEAD', { head: { S: JSON.stringify(head) } });
    },
    async load() {
      const head = headOf(await table.get('HEAD'));
      if (head === undefined) return undefined;
      if (loaded?.head.savedAt === head.savedAt) return 'unchanged';
      const same = loaded?.head.content === head.content ? loaded.readings : undefined;
      const readings = (same ?? (await loadChunks(table, head))).map((reading, index) => ({
        ...reading,
        readAt: head.readAt[index] ?? head.savedAt,
      }));
      loaded = { head, readings };
      return readings;
    },
  };
}

interface Rows {
  readonly get: (sk: string) => Promise<Row | undefined>;
  readonly put: (sk: string, row: Row) => Promise<unknown>;
}

const tableOf = (client: DynamoDBClient, TableName: string): Rows => ({
  get: async (sk) => {
    const command = new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } });
    return (await client.send(command).catch(failed('dynamodb:GetItem', TableName))).Item;
  },
  put: (sk, row) => {
    const Item = { ...row, pk: { S: pk }, sk: { S: sk } };
    const command = new PutItemCommand({ TableName, Item });
    return client.send(command).catch(failed('dynamodb:PutItem', TableName));
  },
});

/** Undefined when there is none, or none that this version reads. */
function headOf(row: Row | undefined): Head | undefined {
  const head = JSON.parse(row?.['head']?.S ?? '{}') as Partial<Head>;
  return head.schemaVersion === 1 ? (head as Head) : undefined;
}

async function saveChunks(
  table: Rows,
  slot: Head['slot'],
  text: string,
): Promise<Pick<Head, 'slot' | 'chunks'>> {
  const bytes = await zip(text);
  const chunks = Math.ceil(bytes.length / chunkBytes);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const part = bytes.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes);
    await table.put(`${slot}#${chunk}`, { part: { B: part } });
  }
  return { slot, chunks };
}

async function loadChunks(table: Rows, { slot, chunks }: Head): Promise<InventoryReading[]> {
  const parts: Uint8Array[] = [];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const part = (await table.get(`${slot}#${chunk}`))?.['part']?.B;
    if (part === undefined)
      throw new Error(`the inventory's part ${chunk + 1} of ${chunks} is missing`);
    parts.push(part);
  }
  return JSON.parse((await unzip(Buffer.concat(parts))).toString('utf8')) as InventoryReading[];
}

const failed = (action: string, tableName: string) => (error: unknown) => {
  throw failedCall(error, action, tableName);
};
