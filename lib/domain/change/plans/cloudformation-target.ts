import { importId, kindRow, type TargetEvent } from './kind-row.ts';

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
  const row = kindRow(event, of);
  if (row?.cloudFormation === undefined) return undefined;
  const [type = '', ...identifiers] = row.cloudFormation.split(' ');
  const named = identifiers.flatMap((pair) => {
    const [property = '', template = '{id}'] = /^(\w+)(?:=(.+))?$/s.exec(pair)?.slice(1) ?? [];
    const value = row.fill(template === '@' ? importId(row.terraform) : template);
    return value === undefined ? [] : [[property, value] as const];
  });
  return named.length === identifiers.length
    ? { type: `AWS::${type}`, identifiers: Object.fromEntries(named) }
    : undefined;
}
