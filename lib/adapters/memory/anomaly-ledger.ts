import type { AnomalyMemory } from '../../domain/cost/anomaly/anomaly-memory.ts';
import type { AnomalyLedger } from '../../ports/anomaly-ledger.ts';

/** Keeps the anomalies of each source in memory. */
export function memoryAnomalyLedger(): AnomalyLedger {
  const memories = new Map<string, AnomalyMemory>();
  return {
    async load(source) {
      return memories.get(source);
    },
    async save(source, memory) {
      memories.set(source, memory);
    },
  };
}
