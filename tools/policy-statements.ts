import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** One statement of a policy that a role has. */
export interface PolicyStatement {
  readonly stack: string;
  /** Logical id of the role. */
  readonly role: string;
  readonly actions: readonly string[];
  /** As in the template. */
  readonly resources: readonly unknown[];
  /** Every resource it is about is made by the same stack. */
  readonly own: boolean;
}

interface Written {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

/** All statements of all roles of the stacks; throws on a kind of policy it does not read. */
export function policyStatements(stacks: readonly Stack[]): PolicyStatement[] {
  return stacks.flatMap((stack) => {
    const template = Template.fromStack(stack);
    if (Object.keys(template.findResources('AWS::IAM::ManagedPolicy')).length > 0) {
      throw new Error(`${stack.stackName} has a managed policy, which is not read here`);
    }
    const ids = new Set(Object.keys(template.toJSON()['Resources']));
    return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.map((statement: Written) => ({
        stack: stack.stackName,
        role: Properties.Roles[0].Ref,
        ...read(statement, ids),
      })),
    );
  });
}

function read(statement: Written, ids: ReadonlySet<string>) {
  const { Effect, Action, Resource } = statement;
  if (Effect !== 'Allow' || Action === undefined || Resource === undefined) {
    throw new Error(`not a plain statement: ${JSON.stringify(statement)}`);
  }
  const resources = listOf(Resource);
  return {
    actions: listOf(Action),
    resources,
    own: resources.every((resource) => ids.has(ownerOf(resource))),
  };
}

/** Logical id of the resource that an ARN begins with; empty when it begins with a text. */
function ownerOf(resource: unknown): string {
  const { Ref, ...call } = Object(resource);
  if (Ref !== undefined) return Ref;
  if ('Fn::GetAtt' in call) return call['Fn::GetAtt'][0];
  return 'Fn::Join' in call ? ownerOf(call['Fn::Join'][1][0]) : '';
}
