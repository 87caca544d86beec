import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { cloudFormationInventory } from '../adapters/aws/cloudformation-inventory.ts';
import { cloudFormationOwners } from '../adapters/aws/cloudformation-owners.ts';
import { resourceScans } from '../adapters/aws/resource-scan.ts';
import { stateBucket } from '../adapters/aws/state-bucket.ts';
import { stateInventory } from '../adapters/inventories/state-inventory.ts';
import type { OwnerInventory } from '../ports/owner-inventory.ts';
import type { Owners } from '../ports/owners.ts';
import type { ResourceScans } from '../ports/resource-scan.ts';
import { stateReaders } from './local-states.ts';
import { systemClock } from './system-clock.ts';

const stackClient = (region: string) =>
  new CloudFormationClient({ region, retryMode: 'adaptive', maxAttempts: 8 });

/** Everything the stacks of one region own. */
export const stackInventory = (region: string): OwnerInventory =>
  cloudFormationInventory(stackClient(region), { region, clock: systemClock });

/** Single look-ups in the stacks of these regions. */
export function stackOwners(regions: readonly string[]): Owners {
  const clients = new Map<string, CloudFormationClient>();
  const clientOf = (region: string) => {
    const client = clients.get(region) ?? stackClient(region);
    clients.set(region, client);
    return client;
  };
  return cloudFormationOwners({ clientOf, regions });
}

/** What exists in these regions, by CloudFormation's latest scans. */
export const accountScans = (account: string, regions: readonly string[]): ResourceScans =>
  resourceScans({ account, regions, clientOf: stackClient });

/** What the states under an `s3://` address manage. */
export const bucketStates = (address: string): OwnerInventory =>
  stateInventory({
    name: address,
    documents: stateBucket(new S3Client({ maxAttempts: 5, followRegionRedirects: true }), address),
    readers: stateReaders,
    clock: systemClock,
  });
