import type { Difference } from './difference.ts';
import type { Ownership } from './ownership.ts';

/** How a change differs from the state of the code that owns the resource; undefined where nothing was compared. */
export function stateDifference(owner: Ownership | undefined): Difference | undefined {
  if (owner?.kind !== 'owned' || owner.compared === undefined) return undefined;
  const { readAt, properties } = owner.compared;
  const compared = { source: `the state of ${owner.unit}`, readAt, by: 'call' } as const;
  return properties.length > 0
    ? { ...compared, kind: 'differs', properties }
    : { ...compared, kind: 'in-sync' };
}
