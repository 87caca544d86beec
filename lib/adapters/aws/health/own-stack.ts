import {
  type CloudFormationClient,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { failedCall } from '../failed-call.ts';

/** What of Bandog's stack the checks ask about. */
export interface OwnStack {
  readonly topicArn: string;
  readonly tableName: string;
  /** Names of the rules that start its functions. */
  readonly rules: readonly string[];
  /** When the last of its schedules was made or changed: since then all of them should run. */
  readonly since: Date | undefined;
}

interface StackOptions {
  readonly stackName: string;
  readonly region: string;
}

/** The stack that Bandog is in, whoever's it is; undefined when there is none of that name. */
export async function ownStack(
  client: CloudFormationClient,
  { stackName, region }: StackOptions,
): Promise<OwnStack | undefined> {
  const found = await resourcesOf(client, { stackName, region });
  // Other constructs may be in the same stack; ours have a topic of this name.
  const [, prefix] =
    found.map(({ id }) => /^(\w*)Alerts[0-9A-F]{8}$/.exec(id)).find((match) => match) ?? [];
  if (prefix === undefined) return undefined;
  const named = (type: string, name: string) =>
    found.find((it) => it.type === type && it.id.startsWith(`${prefix}${name}`))?.physicalId ?? '';
  const rules = found.filter((it) => it.type === 'AWS::Events::Rule' && it.id.startsWith(prefix));
  const times = rules.flatMap(({ changedAt }) => changedAt?.getTime() ?? []);
  return {
    topicArn: named('AWS::SNS::Topic', 'Alerts'),
    tableName: named('AWS::DynamoDB::Table', 'Violations'),
    // On another bus than the default one the id would hold the bus as well.
    rules: rules.map(({ physicalId }) => physicalId.split('|').at(-1) ?? physicalId),
    since: times.length === 0 ? undefined : new Date(Math.max(...times)),
  };
}

async function resourcesOf(client: CloudFormationClient, { stackName, region }: StackOptions) {
  const found: { id: string; physicalId: string; type: string; changedAt: Date | undefined }[] = [];
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: stackName })) {
      for (const it of page.StackResourceSummaries ?? []) {
        const { LogicalResourceId: id = '', PhysicalResourceId: physicalId = '' } = it;
        const { ResourceType: type = '', LastUpdatedTimestamp: changedAt } = it;
        found.push({ id, physicalId, type, changedAt });
      }
    }
    return found;
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return [];
    throw failedCall(error, 'cloudformation:ListStackResources', `${stackName} in ${region}`);
  }
}
