import type { LaterCalls } from '../domain/change/later-calls.ts';
import { endsOf } from '../domain/violation/ends-of.ts';
import { canEnd } from './recheck-violations.ts';
import { type ViolationDigest, worstFirst } from './violation-digest.ts';

/** Puts to each violation that is kept how it ended, as far as later calls tell; in place. */
export function joinEnds(digest: ViolationDigest, calls: LaterCalls): void {
  const kept = worstFirst(digest);
  const ends = endsOf(kept.filter(canEnd), calls);
  digest.kept = kept.map((violation) => {
    const resolution = ends.get(violation.fingerprint);
    return resolution === undefined ? violation : { ...violation, resolution };
  });
}
