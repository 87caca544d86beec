import { type CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { SessionSource } from '../../ports/session-source.ts';
import { failedCall } from './failed-call.ts';
import { readHistoryItem } from './history-item.ts';
import { type Pace, pace } from './pace.ts';

/** The global endpoint of STS records its calls here, whoever calls it from wherever. */
const globalRegion = 'us-east-1';

/** Session credentials; a long-lived key was handed to nobody. */
const sessionKey = /^ASIA[A-Z0-9]{12,}$/;

/**
 * How sessions began, from CloudTrail's event history: a call that hands out credentials is found by
 * their id, which it lists among its resources. Looks where the session was used, then where the
 * global endpoint is. One request a second and region unless `newPace` says otherwise.
 */
export function sessionHistory(
  clientOf: (region: string) => CloudTrailClient,
  newPace: () => Pace = () => pace(1000),
): SessionSource {
  const places = new Map<string, Place>();
  const placeOf = (region: string): Place => {
    const place = places.get(region) ?? { region, client: clientOf(region), turn: newPace() };
    places.set(region, place);
    return place;
  };
  return {
    async issuing(credentialId, region) {
      if (!sessionKey.test(credentialId)) return undefined;
      for (const name of new Set([region, globalRegion])) {
        const found = await find(placeOf(name), credentialId);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

interface Place {
  readonly region: string;
  readonly client: CloudTrailClient;
  readonly turn: Pace;
}

async function find(
  { region, client, turn }: Place,
  credentialId: string,
): Promise<ChangeEvent | undefined> {
  const source = `cloudtrail:LookupEvents ${region}`;
  const input = {
    LookupAttributes: [{ AttributeKey: 'ResourceName' as const, AttributeValue: credentialId }],
  };
  try {
    await turn();
    for await (const page of paginateLookupEvents({ client, pageSize: 50 }, input)) {
      const events = (page.Events ?? []).flatMap(
        (item) => readHistoryItem(item, source).event ?? [],
      );
      const issuing = events.find(({ issued }) => issued?.credentialId === credentialId);
      if (issuing !== undefined) return issuing;
      if (page.NextToken) await turn();
    }
    return undefined;
  } catch (error) {
    throw failedCall(error, 'cloudtrail:LookupEvents', region);
  }
}
