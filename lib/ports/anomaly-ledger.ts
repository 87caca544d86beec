import type { AnomalyMemory } from '../domain/cost/anomaly/anomaly-memory.ts';

/** Keeps what is known of the anomalies of each source of costs from one run to the next. */
export interface AnomalyLedger {
  /** Undefined before the first run. */
  load(source: string): Promise<AnomalyMemory | undefined>;
  /** Puts it in place of the last one. */
  save(source: string, memory: AnomalyMemory): Promise<void>;
}
