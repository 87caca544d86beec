import { type CloudFormationTarget, cloudFormationTarget } from './cloudformation-target.ts';
import { importId, kindRow, type TargetEvent } from './kind-row.ts';

/** A resource as the three engines would call it. */
export interface ImportTarget {
  /** Its name, for a piece of code. */
  readonly name: string;
  readonly cloudFormation?: CloudFormationTarget;
  readonly terraform?: { readonly type: string; readonly id: string };
  readonly pulumi?: { readonly token: string; readonly id: string };
}

/**
 * What a call changed, ready to be imported; undefined when its type is not among those known here or
 * the call does not say which it is.
 */
export function importTarget(event: TargetEvent): ImportTarget | undefined {
  const row = kindRow(event);
  if (row === undefined) return undefined;
  const [bare = ''] = row.terraform.split(' ');
  const id = row.fill(importId(row.terraform));
  const cloudFormation = cloudFormationTarget(event);
  if (id === undefined && cloudFormation === undefined) return undefined;
  return {
    name: row.name,
    ...(cloudFormation && { cloudFormation }),
    ...(id !== undefined && {
      terraform: { type: `aws_${bare}`, id },
      pulumi: { token: tokenOf(row.pulumi, bare), id },
    }),
  };
}

/** `aws:ec2/vpc:Vpc`. Where only the module is given, the name is Terraform's without it. */
function tokenOf(spelled: string, terraform: string): string {
  const [module = '', given] = spelled.split('/');
  const bare = terraform.startsWith(`${module}_`) ? terraform.slice(module.length + 1) : terraform;
  const name = given ?? bare.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `aws:${module}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
