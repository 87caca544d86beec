import {
  type CloudFormationClient,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { failedCall } from '../failed-call.ts';

/** What of a deployed Bandog it takes to hand dead letters over again. */
export interface DeployedParts {
  readonly queueUrl: string;
  readonly tableName: string;
  readonly functionNames: ReadonlySet<string>;
}

interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Finds the parts in a stack, which may hold other things too; throws an Error that says what is missing. */
export async function deployedParts(
  client: CloudFormationClient,
  stackName: string,
): Promise<DeployedParts> {
  const resources = await resourcesOf(client, stackName);
  const queue = resources.find(({ id }) => /DeadLetters[0-9A-F]{8}$/.test(id));
  const prefix = queue?.id.replace(/DeadLetters[0-9A-F]{8}$/, '') ?? '';
  const own = resources.filter(({ id }) => id.startsWith(prefix));
  const table = own.find(({ id }) => /^Violations[0-9A-F]{8}$/.test(id.slice(prefix.length)));
  if (queue === undefined || table === undefined) {
    throw new Error(
      `stack ${stackName} holds no Bandog; name the stack that it is in, and its region`,
    );
  }
  const functions = own.filter(({ type }) => type === 'AWS::Lambda::Function');
  return {
    queueUrl: queue.name,
    tableName: table.name,
    functionNames: new Set(functions.map(({ name }) => name)),
  };
}

async function resourcesOf(client: CloudFormationClient, StackName: string): Promise<Resource[]> {
  const resources: Resource[] = [];
  try {
    const pages = paginateListStackResources({ client }, { StackName });
    for await (const { StackResourceSummaries = [] } of pages) {
      for (const it of StackResourceSummaries) {
        const { LogicalResourceId: id = '', PhysicalResourceId: name = '' } = it;
        resources.push({ id, name, type: it.ResourceType ?? '' });
      }
    }
  } catch (error) {
    throw failedCall(error, 'cloudformation:ListStackResources', `stack ${StackName}`);
  }
  return resources;
}
