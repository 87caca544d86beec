import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { OwnParts } from '../../../ports/own-parts.ts';
import { failedCall } from '../failed-call.ts';
import { deployedParts } from './deployed-parts.ts';

/** The parts of Bandog's own stack, by the template it was deployed with. */
export function stackTemplate(client: CloudFormationClient, stackName: string): OwnParts {
  return {
    async read() {
      const get = new GetTemplateCommand({ StackName: stackName });
      const { TemplateBody = '' } = await client.send(get).catch((error) => {
        throw failedCall(error, 'cloudformation:GetTemplate', `stack ${stackName}`);
      });
      return deployedParts(templateOf(TemplateBody), `the template of stack ${stackName}`);
    },
  };
}

/** CDK writes JSON; a stack that somebody deployed in YAML is not read. */
function templateOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
