import {
  type CloudTrailClient,
  type Event,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { ChangeBatch, ChangeSource } from '../../ports/change-source.ts';
import { failedCall } from './failed-call.ts';
import { readHistoryItem } from './history-item.ts';
import { type Pace, pace } from './pace.ts';

interface EventHistoryOptions {
  readonly region: string;
  /** Called before each request. @default one request a second, half of what the API allows an account */
  readonly pace?: Pace;
}

/**
 * The management events of one region that are not reads, from CloudTrail's event history
 * (`LookupEvents`, the last 90 days). Needs no trail. An event can take 15 minutes to appear.
 */
export function eventHistory(
  client: CloudTrailClient,
  { region, pace: turn = pace(1000) }: EventHistoryOptions,
): ChangeSource {
  return {
    async *read({ from, to }) {
      const source = `cloudtrail:LookupEvents ${region}`;
      const input = {
        LookupAttributes: [{ AttributeKey: 'ReadOnly' as const, AttributeValue: 'false' }],
        ...(from !== undefined && { StartTime: new Date(from) }),
        ...(to !== undefined && { EndTime: new Date(to) }),
      };
      try {
        await turn();
        for await (const page of paginateLookupEvents({ client, pageSize: 50 }, input)) {
          yield toBatch((page.Events ?? []).filter(before(to)), source);
          if (page.NextToken) await turn();
        }
      } catch (error) {
        throw failedCall(error, 'cloudtrail:LookupEvents', region);
      }
    },
  };
}

/** EndTime includes its own moment, a window does not. */
const before =
  (to: string | undefined) =>
  ({ EventTime }: Event): boolean =>
    to === undefined || EventTime === undefined || EventTime.getTime() < Date.parse(to);

function toBatch(found: readonly Event[], source: string): ChangeBatch {
  const events: ChangeEvent[] = [];
  const faults: ReadFault[] = [];
  for (const item of found) {
    const { event, fault } = readHistoryItem(item, source);
    if (event !== undefined) events.push(event);
    else faults.push(fault);
  }
  return { events, faults };
}
