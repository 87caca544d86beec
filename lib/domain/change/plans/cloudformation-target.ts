import { cloudFormationTypes } from './cloudformation-types.ts';
import { kindRow, type TargetEvent } from './kind-row.ts';

/** A resource as CloudFormation and Cloud Control name it. */
export interface CloudFormationTarget {
  readonly type: string;
  /** What identifies it, by property. */
  readonly identifiers: Readonly<Record<string, string>>;
}

/**
 * What a call changed; undefined when its type is not among those known here or the call does not say
 * which it is. With `whole` that of which it changed a part.
 */
export function cloudFormationTarget(
  event: TargetEvent,
  of: { readonly whole?: boolean } = {},
): CloudFormationTarget | undefined {
  const row = kindRow(cloudFormationTypes, event, of);
  if (row === undefined) return undefined;
  const [type = '', ...identifiers] = row.spelled.split(' ');
  const named = identifiers.flatMap((pair) => {
    const at = pair.indexOf('=');
    const value = row.fill(pair.slice(at + 1));
    return value === undefined ? [] : [[pair.slice(0, at), value] as const];
  });
  return named.length === identifiers.length
    ? { type, identifiers: Object.fromEntries(named) }
    : undefined;
}
