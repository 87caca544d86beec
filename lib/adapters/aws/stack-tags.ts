import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { StackTags } from '../../ports/stack-tags.ts';
import { failedCall } from './failed-call.ts';

/** Tags of CloudFormation stacks, as they are now. */
export function stackTags(clientOf: (region: string) => CloudFormationClient): StackTags {
  return {
    async tagsOf(region, stack) {
      try {
        const answer = await clientOf(region).send(new DescribeStacksCommand({ StackName: stack }));
        const tags = answer.Stacks?.[0]?.Tags ?? [];
        return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
      } catch (error) {
        if (error instanceof Error && /does not exist/.test(error.message)) return {};
        throw failedCall(error, 'cloudformation:DescribeStacks', `stack ${stack} in ${region}`);
      }
    },
  };
}
