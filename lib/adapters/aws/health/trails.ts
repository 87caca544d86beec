import {
  type AdvancedEventSelector,
  type CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { failedCall } from '../failed-call.ts';

/** A trail that can feed the live path. */
export interface TrailState {
  readonly name: string;
  /** The region it covers; undefined: every region. */
  readonly onlyRegion: string | undefined;
  readonly logging: boolean;
  /** Why it last failed to write, as CloudTrail says it. */
  readonly deliveryError: string | undefined;
  readonly selectors: readonly EventSelector[];
  readonly advancedSelectors: readonly AdvancedEventSelector[];
}

/** Reads the trails when it is first asked, and once. */
export type ReadTrails = () => Promise<readonly TrailState[]>;

/** Every trail that covers something here, those of the organisation and of other regions too. */
export function readTrails(
  clientOf: (region: string) => CloudTrailClient,
  homeRegion: string,
): ReadTrails {
  let kept: Promise<readonly TrailState[]> | undefined;
  return () => {
    kept ??= statesOf(clientOf, homeRegion);
    return kept;
  };
}

async function statesOf(clientOf: (region: string) => CloudTrailClient, homeRegion: string) {
  const describe = new DescribeTrailsCommand({ includeShadowTrails: true });
  const { trailList = [] } = await clientOf(homeRegion)
    .send(describe)
    .catch((error) => {
      throw failedCall(error, 'cloudtrail:DescribeTrails', homeRegion);
    });
  const states: TrailState[] = [];
  for (const trail of trailList) states.push(await stateOf(clientOf, trail));
  return states;
}

async function stateOf(
  clientOf: (region: string) => CloudTrailClient,
  { TrailARN: arn = '', Name: name = arn, HomeRegion: region = '', IsMultiRegionTrail }: Trail,
): Promise<TrailState> {
  const client = clientOf(region);
  const failed = (action: string) => (error: unknown) => {
    throw failedCall(error, action, `trail ${name} in ${region}`);
  };
  const status = await client
    .send(new GetTrailStatusCommand({ Name: arn }))
    .catch(failed('cloudtrail:GetTrailStatus'));
  const selected = await client
    .send(new GetEventSelectorsCommand({ TrailName: arn }))
    .catch(failed('cloudtrail:GetEventSelectors'));
  return {
    name,
    onlyRegion: IsMultiRegionTrail ? undefined : region,
    logging: status.IsLogging === true,
    deliveryError: status.LatestDeliveryError || undefined,
    selectors: selected.EventSelectors ?? [],
    advancedSelectors: selected.AdvancedEventSelectors ?? [],
  };
}
