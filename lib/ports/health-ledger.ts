import type { HealthReport } from '../domain/health/finding.ts';

/** Keeps what the last look at Bandog itself found. */
export interface HealthLedger {
  /** Puts it in place of the last one. */
  save(report: HealthReport): Promise<void>;
  /** Undefined before the first. */
  latest(): Promise<HealthReport | undefined>;
}
