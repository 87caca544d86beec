import { type CloudFormationTarget, cloudFormationTarget } from './cloudformation-target.ts';
import { kindRow, type TargetEvent } from './kind-row.ts';
import { stateTypes } from './state-types.ts';

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
  const row = kindRow(stateTypes, event);
  if (row === undefined) return undefined;
  const [spelled = '', token = ''] = row.spelled.split(' | ');
  const [type = '', template = ''] = spelled.split(' ');
  const id = row.fill(template);
  const cloudFormation = cloudFormationTarget(event);
  if (id === undefined && cloudFormation === undefined) return undefined;
  return {
    name: row.name,
    ...(cloudFormation && { cloudFormation }),
    ...(id !== undefined && { terraform: { type, id }, pulumi: { token, id } }),
  };
}
