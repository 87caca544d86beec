import type { OwnerEngine } from '../ownership.ts';
import type { Step } from '../plan.ts';
import type { ImportTarget } from './import-target.ts';
import { codeName, hclString, jsonText, shellWord } from './quote.ts';

/** The code that takes a resource under an engine's control; none when the engine cannot. Throws Unquotable. */
export function importCode(target: ImportTarget, engine: OwnerEngine): Step[] {
  return byEngine[engine](target);
}

function terraform({ name, terraform: found }: ImportTarget): Step[] {
  if (found === undefined) return [];
  const address = `${found.type}.${codeName(name)}`;
  const text = [
    'import {',
    `  to = ${address}`,
    `  id = ${hclString(found.id)}`,
    '}',
    '',
    '# terraform plan -generate-config-out=imported.tf writes the block in full:',
    `# resource ${hclString(found.type)} ${hclString(codeName(name))} {`,
    '# }',
  ].join('\n');
  return [
    { kind: 'code', title: `Import it as ${address} (Terraform, OpenTofu)`, language: 'hcl', text },
  ];
}

function pulumi({ name, pulumi: found }: ImportTarget): Step[] {
  if (found === undefined) return [];
  const text = `pulumi import ${shellWord(found.token)} ${codeName(name)} ${shellWord(found.id)}`;
  return [{ kind: 'command', title: 'Import it into Pulumi, which prints the code', text }];
}

/** What CloudFormation itself gives, so that no template may say it. */
const given = /(?:Id|Arn|Url|Ip|CidrBlock|^ScheduledActionName)$/;

/** Names alone: the rest of the properties must say what the resource has now. */
function cloudFormation({ name, cloudFormation: found }: ImportTarget): Step[] {
  if (found === undefined) return [];
  const { type, identifiers } = found;
  const logicalId = pascal(codeName(name));
  const named = Object.entries(identifiers).filter(([property]) => !given.test(property));
  const Properties = Object.fromEntries(named);
  const template = {
    Resources: { [logicalId]: { Type: type, DeletionPolicy: 'Retain', Properties } },
  };
  const resources = [
    { ResourceType: type, LogicalResourceId: logicalId, ResourceIdentifier: identifiers },
  ];
  return [
    {
      kind: 'code',
      title: `Add it to the template, with all properties it has now (${type})`,
      language: 'json',
      text: jsonText(template),
    },
    {
      kind: 'code',
      title:
        'Import it: what create-change-set --change-set-type IMPORT takes as --resources-to-import',
      language: 'json',
      text: jsonText(resources),
    },
    {
      kind: 'note',
      text: 'With CDK: add the construct, then run cdk import; it asks for the same identifiers.',
    },
  ];
}

const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase()).replaceAll('_', '');

const byEngine: Readonly<Record<OwnerEngine, (target: ImportTarget) => Step[]>> = {
  cloudformation: cloudFormation,
  terraform,
  pulumi,
};
