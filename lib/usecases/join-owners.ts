import pMap from 'p-map';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import type { Owners } from '../ports/owners.ts';

interface JoinOwnersOptions {
  /** Look-ups at most, where each may be a call; violations after that get an `unknown`. @default all */
  readonly limit?: number;
}

const lookUpsAtOnce = 4;

/** Adds to each violation whose code owns what it changed, in the order given. */
export function joinOwners(
  violations: readonly ChangeViolation[],
  owners: Owners,
  { limit = Number.POSITIVE_INFINITY }: JoinOwnersOptions = {},
): Promise<ChangeViolation[]> {
  const notAsked = {
    kind: 'unknown',
    reason: `only the ${limit} worst changes were looked up`,
  } as const;
  return pMap(
    violations,
    async (violation, index) => ({
      ...violation,
      owner: index < limit ? await owners.ownerOf(violation.event) : notAsked,
    }),
    { concurrency: lookUpsAtOnce },
  );
}
