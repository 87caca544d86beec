import type { CostSnapshot } from '../domain/cost/cost-snapshot.ts';

/** Keeps what each fetch of costs said, so that later ones can be held against it. */
export interface CostHistory {
  keep(snapshot: CostSnapshot): Promise<void>;
  /** All that is kept of a source, captured at or after `from` (ISO 8601 UTC), in any order. */
  list(source: string, from: string): Promise<readonly CostSnapshot[]>;
}
