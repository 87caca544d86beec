import {
  type CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  paginateListStackResources,
  type StackResource,
} from '@aws-sdk/client-cloudformation';
import type { ChangeEvent } from '../../domain/change/change-event.ts';
import { buildOwnerIndex, type OwnedResource } from '../../domain/change/owner-index.ts';
import type { Ownership } from '../../domain/change/ownership.ts';
import type { Owners } from '../../ports/owners.ts';
import { failedCall } from './failed-call.ts';
import { constructPaths, ownedByStack } from './stack-resources.ts';

interface CloudFormationOwnersOptions {
  readonly clientOf: (region: string) => CloudFormationClient;
  /** Where stacks are looked for when the changed resource belongs to no region. */
  readonly regions: readonly string[];
}

/** `DescribeStackResources` gives no more of a stack. */
const describedAtMost = 100;

/**
 * Owners by single look-ups (`DescribeStackResources` with a physical id), for a few changes; for many,
 * `cloudFormationInventory` costs less. Each id is asked for once.
 */
export function cloudFormationOwners({ clientOf, regions }: CloudFormationOwnersOptions): Owners {
  const asked = new Map<string, Promise<readonly OwnedResource[]>>();
  const stackOf = (region: string, id: string) => {
    const key = `${region} ${id}`;
    const known = asked.get(key) ?? stackWith(clientOf(region), id);
    asked.set(key, known);
    return known;
  };
  return {
    async ownerOf(event) {
      const keys = event.subjectKeys ?? [];
      try {
        for (const region of regionsOf(keys, regions)) {
          for (const id of physicalIds(event)) {
            const owner = ownerAmong(await stackOf(region, id), keys);
            if (owner.kind === 'owned') return owner;
          }
        }
        return ownerAmong([], keys);
      } catch (error) {
        const action = 'cloudformation:DescribeStackResources';
        return { kind: 'unknown', reason: failedCall(error, action, event.region).message };
      }
    },
  };
}

const ownerAmong = (resources: readonly OwnedResource[], keys: readonly string[]): Ownership =>
  buildOwnerIndex([{ name: 'CloudFormation', readAt: '', resources, faults: [] }]).ownerOf(keys);

function regionsOf(keys: readonly string[], all: readonly string[]): readonly string[] {
  const named = keys.map((key) => key.split(':')[1] ?? '').filter((region) => region !== '');
  return named.length > 0 ? [...new Set(named)] : all;
}

/** What CloudFormation may call the changed resource: its id, its name, its ARN, its URL. */
function physicalIds({ subjectKeys = [], resources }: ChangeEvent): string[] {
  const names = subjectKeys.flatMap((key) => {
    const [name = '', ...parts] = key.split('#');
    return [name, ...parts].map((part) => part.slice(part.lastIndexOf('/') + 1));
  });
  const isSubject = (id: string) =>
    names.some((name) => name !== '' && id.toLowerCase().endsWith(name.toLowerCase()));
  const ids = [...resources.map(({ id }) => id).filter(isSubject), ...names];
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, 6);
}

/** The resources of the stack that one with this id belongs to; none when it belongs to no stack. */
async function stackWith(client: CloudFormationClient, id: string): Promise<OwnedResource[]> {
  const described = await describe(client, id);
  const [any] = described;
  // A function and a table of one stack may bear the same name.
  const own = described.filter((resource) => resource.PhysicalResourceId === id);
  if (own.length > 0) {
    const owned = own.map(async (it) => ownedByStack(it, await pathOf(client, it)));
    return (await Promise.all(owned)).flat();
  }
  return any === undefined || described.length < describedAtMost ? [] : listed(client, any);
}

async function describe(client: CloudFormationClient, id: string): Promise<StackResource[]> {
  try {
    const command = new DescribeStackResourcesCommand({ PhysicalResourceId: id });
    return (await client.send(command)).StackResources ?? [];
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ValidationError' && /does not exist|failed to satisfy/.test(message)) return [];
    throw error;
  }
}

async function listed(
  client: CloudFormationClient,
  { StackId, StackName }: StackResource,
): Promise<OwnedResource[]> {
  const owned: OwnedResource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: StackId })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      owned.push(...ownedByStack({ ...resource, StackId, StackName }));
    }
  }
  return owned;
}

async function pathOf(
  client: CloudFormationClient,
  { StackId: StackName, LogicalResourceId }: StackResource,
): Promise<ReadonlyMap<string, string>> {
  try {
    const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
    const { StackResourceDetail: detail } = await client.send(command);
    const Metadata = JSON.parse(detail?.Metadata ?? '{}') as unknown;
    return constructPaths(
      JSON.stringify({ Resources: { [LogicalResourceId ?? '']: { Metadata } } }),
    );
  } catch {
    return new Map();
  }
}
