import type { CostSnapshot } from '../../domain/cost/cost-snapshot.ts';
import type { CostHistory } from '../../ports/cost-history.ts';

/** A history that lasts as long as the process. */
export function memoryCostHistory(kept: CostSnapshot[] = []): CostHistory {
  return {
    async keep(snapshot) {
      kept.push(snapshot);
    },
    async list(source, from) {
      return kept.filter((it) => it.source === source && it.capturedAt >= from);
    },
  };
}
