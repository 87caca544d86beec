import type { OwnerEngine, Ownership } from '../ownership.ts';
import { note, type Step } from '../plan.ts';
import { shellWord, Unquotable } from './quote.ts';

type Owned = Extract<Ownership, { kind: 'owned' }>;

/**
 * How the code that owns a resource is made to put it back; without a region the stack may be in any.
 * Throws Unquotable.
 */
export function deployAgain(owner: Owned, region: string | undefined): Step[] {
  return byEngine[owner.engine](owner, region);
}

function terraform({ address, unit }: Owned): Step[] {
  // Of an object that waits to be destroyed, Terraform knows the address of what replaces it.
  const target = `-target=${shellWord(address.replace(/ \(deposed [^"()]*\)$/, ''))}`;
  return [
    command('See what Terraform would put back', `terraform plan ${target}`),
    command('Put it back', `terraform apply ${target}`),
    note(
      `Run both in the configuration whose state is ${unit}; with OpenTofu, tofu in place of terraform.`,
    ),
  ];
}

function pulumi({ address, unit }: Owned): Step[] {
  const urn = address.replace(/ \(to be deleted\)$/, '');
  if (urn.includes('*')) throw new Unquotable('the name of a resource stands for others too');
  const words = `--refresh --stack ${shellWord(unit)} --target ${shellWord(urn)}`;
  return [
    command('See what Pulumi would put back', `pulumi preview ${words}`),
    command('Put it back', `pulumi up ${words}`),
  ];
}

function cloudFormation(owner: Owned, region: string | undefined): Step[] {
  const where = region === undefined ? '' : ` --region ${shellWord(region)}`;
  const named = `--stack-name ${shellWord(owner.unit)} --change-set-name bandog-revert${where}`;
  const byCdk = owner.constructPath === undefined ? [] : cdk(owner, owner.constructPath);
  return [
    ...byCdk,
    ...(region === undefined ? [note('Run these in the region of the stack, with --region.')] : []),
    command(
      'Make a change set that reverts the drift',
      `aws cloudformation create-change-set ${named} --deployment-mode REVERT_DRIFT --use-previous-template --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND`,
    ),
    command('Wait for it', `aws cloudformation wait change-set-create-complete ${named}`),
    command('Read it', `aws cloudformation describe-change-set ${named}`),
    command('Run it', `aws cloudformation execute-change-set ${named}`),
    note(
      'A stack with parameters needs --parameters ParameterKey=…,UsePreviousValue=true for each of them. CloudFormation reverts only what the template declares.',
    ),
  ];
}

const cdk = ({ unit }: Owned, path: string): Step[] => [
  command('Let CDK revert the drift', `cdk deploy --revert-drift ${shellWord(cdkId(unit, path))}`),
];

/** CDK names a stack in a stage by its path, `Prod/Shop`, and CloudFormation `Prod-Shop`. */
function cdkId(stackName: string, constructPath: string): string {
  const parts = constructPath.split('/');
  const count = parts.findIndex((_, index) => parts.slice(0, index + 1).join('-') === stackName);
  return count < 0 ? stackName : parts.slice(0, count + 1).join('/');
}

const command = (title: string, text: string): Step => ({ kind: 'command', title, text });

const byEngine: Readonly<
  Record<OwnerEngine, (owner: Owned, region: string | undefined) => Step[]>
> = {
  cloudformation: cloudFormation,
  terraform,
  pulumi,
};
