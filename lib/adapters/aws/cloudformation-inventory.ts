import {
  type CloudFormationClient,
  GetTemplateCommand,
  paginateListStackResources,
  paginateListStacks,
  StackStatus,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import pMap from 'p-map';
import type { OwnedResource } from '../../domain/change/owner-index.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OwnerInventory } from '../../ports/owner-inventory.ts';
import { failedCall } from './failed-call.ts';
import { constructPaths, ownedByStack } from './stack-resources.ts';

const stacksAtOnce = 4;

/** A deleted stack owns nothing; one whose creation failed may still hold what it made. */
const standing = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

interface CloudFormationInventoryOptions {
  readonly region: string;
  readonly clock: Clock;
}

/**
 * Every resource of every stack of one region: `ListStacks` and `ListStackResources` to their last
 * page. Nested stacks are stacks of their own. Construct paths come from the templates that CDK made.
 */
export function cloudFormationInventory(
  client: CloudFormationClient,
  { region, clock }: CloudFormationInventoryOptions,
): OwnerInventory {
  const name = `CloudFormation in ${region}`;
  return {
    async read() {
      const readAt = clock.now().toISOString();
      const faults: ReadFault[] = [];
      const failed = (action: string, on: string) => (error: unknown) => {
        faults.push(faultOf(failedCall(error, action, on), name));
        return [];
      };
      const stacks = await listStacks(client).catch(failed('cloudformation:ListStacks', region));
      const resources = await pMap(
        stacks,
        (stack) =>
          resourcesOf(client, stack).catch(
            failed('cloudformation:ListStackResources', stack.StackName ?? region),
          ),
        { concurrency: stacksAtOnce },
      );
      return { name, readAt, resources: resources.flat(), faults };
    },
  };
}

async function listStacks(client: CloudFormationClient): Promise<StackSummary[]> {
  const stacks: StackSummary[] = [];
  const input = { StackStatusFilter: standing };
  for await (const page of paginateListStacks({ client }, input)) {
    stacks.push(...(page.StackSummaries ?? []));
  }
  return stacks;
}

async function resourcesOf(
  client: CloudFormationClient,
  { StackId: stackId = '', StackName: stackName = '' }: StackSummary,
): Promise<OwnedResource[]> {
  const paths = await pathsOf(client, stackId);
  const owned: OwnedResource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stackId })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      owned.push(...ownedByStack({ ...resource, StackId: stackId, StackName: stackName }, paths));
    }
  }
  return owned;
}

/** Without leave to read templates the owners are still known, only not by construct. */
async function pathsOf(
  client: CloudFormationClient,
  stackId: string,
): Promise<ReadonlyMap<string, string>> {
  try {
    const input = { StackName: stackId, TemplateStage: 'Original' as const };
    const { TemplateBody: body } = await client.send(new GetTemplateCommand(input));
    return constructPaths(body ?? '');
  } catch {
    return new Map();
  }
}

const faultOf = ({ message }: Error, source: string): ReadFault => ({
  source,
  code: message.includes('was denied') ? 'access-denied' : 'unreadable',
  message,
});
