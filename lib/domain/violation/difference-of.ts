import type { Difference } from '../change/difference.ts';
import { stateDifference } from '../change/state-difference.ts';
import type { ChangeViolation } from './violation.ts';

/** How what was changed differs from its code: as somebody saw it, else as the state of its code says. */
export const differenceOf = ({
  difference,
  owner,
}: Pick<ChangeViolation, 'difference' | 'owner'>): Difference | undefined =>
  difference ?? stateDifference(owner);
