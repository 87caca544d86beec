import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import { failedCall } from './failed-call.ts';

/** One event of the bus: what rules match on, and its body. */
interface BusEvent {
  readonly detailType: string;
  /** Ready for JSON. */
  readonly detail: unknown;
  /** ISO 8601 UTC. */
  readonly at: string;
}

interface EventBusOptions {
  readonly name: string;
  /** Name or ARN. */
  readonly bus: string;
  readonly render: (alert: Alert) => readonly BusEvent[];
}

/** What EventBridge takes in one request: entries, and bytes of all of them together. */
const most = { entries: 10, bytes: 256 * 1024 } as const;
/** Bytes an entry counts besides its detail: its time and the two names. */
const entryOverhead = 14 + 200;
const attempts = 3;
const eventSource = 'bandog';

/** A bus on which the user's own rules act. Entries it refuses are sent again, the others are not. */
export function eventBus(
  client: EventBridgeClient,
  { name, bus, render }: EventBusOptions,
): Channel {
  return {
    name,
    follows: 'everything',
    async deliver(alert) {
      const entries = render(alert).map(({ detailType, detail, at }) => ({
        EventBusName: bus,
        Source: eventSource,
        DetailType: detailType,
        Detail: JSON.stringify(detail),
        Time: new Date(at),
      }));
      for (const batch of batchesOf(entries)) await putAll(client, bus, batch);
    },
  };
}

async function putAll(
  client: EventBridgeClient,
  bus: string,
  entries: readonly PutEventsRequestEntry[],
): Promise<void> {
  let left = entries;
  let why: PutEventsResultEntry | undefined;
  for (let attempt = 1; attempt <= attempts && left.length > 0; attempt += 1) {
    const results = await put(client, bus, left);
    why = results.find(({ ErrorCode }) => ErrorCode !== undefined) ?? why;
    left = left.filter((_, index) => results[index]?.ErrorCode !== undefined);
  }
  if (left.length === 0) return;
  throw new Error(
    `event bus ${bus} refused ${left.length} of ${entries.length} events: ${why?.ErrorCode}: ${why?.ErrorMessage}`,
  );
}

async function put(
  client: EventBridgeClient,
  bus: string,
  entries: readonly PutEventsRequestEntry[],
): Promise<readonly PutEventsResultEntry[]> {
  try {
    const answer = await client.send(new PutEventsCommand({ Entries: [...entries] }));
    return answer.Entries ?? [];
  } catch (error) {
    throw failedCall(error, 'events:PutEvents', `event bus ${bus}`);
  }
}

/** Batches in order, each within the limits of a request. */
function batchesOf(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const batches: PutEventsRequestEntry[][] = [];
  let batch: PutEventsRequestEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entryOverhead + Buffer.byteLength(entry.Detail ?? '');
    if (batch.length === most.entries || (batch.length > 0 && bytes + size > most.bytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += size;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
