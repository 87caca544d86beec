import type { HealthReport } from '../../domain/health/finding.ts';
import type { HealthLedger } from '../../ports/health-ledger.ts';

/** Keeps the last look at Bandog itself in memory. */
export function memoryHealthLedger(first?: HealthReport): HealthLedger {
  let kept = first;
  return {
    async save(report) {
      kept = report;
    },
    latest: async () => kept,
  };
}
