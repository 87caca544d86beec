import pMap from 'p-map';
import type { Violation } from '../domain/violation/violation.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import { canEnd } from './recheck-violations.ts';

/** Each look takes seconds, and an alert should not wait for many of them. */
const looksAtMost = 12;
const looksAtOnce = 4;

/** The violations with what their resources look like now, the first twelve of them, in the same order. */
export function addDifferences(
  drift: DriftReader | undefined,
  violations: readonly Violation[],
): Promise<Violation[]> {
  return pMap(
    violations,
    async (violation, index) => {
      if (drift === undefined || index >= looksAtMost || !canEnd(violation)) return violation;
      return { ...violation, difference: await drift.read(violation.event, violation.owner) };
    },
    { concurrency: looksAtOnce },
  );
}
