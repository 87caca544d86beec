import type { DeployedFunction } from '../../lib/domain/cost/own-bill/deployed-parts.ts';
import type { OwnBillDeps } from '../../lib/usecases/reported-bill.ts';

const daysAMonth = 365.25 / 12;

/** A function with half a gigabyte that runs so often a day, by its schedule. */
const daily = (name: string, runsADay: number, more: Partial<DeployedFunction> = {}) => ({
  ...{ name, memoryMb: 512, timeoutSeconds: 60, scheduledRuns: runsADay * daysAMonth },
  ...{ byChanges: false, byStream: false, customMetrics: false },
  ...more,
});

/** What is charged for of the made-up company's Bandog: the stack at its defaults. */
export const demoOwnBill: OwnBillDeps = {
  settled: { readers: 1, costRequestsADay: 2, secrets: 0 },
  parts: {
    read: async () => ({
      functions: [
        daily('OnChange', 0, { byChanges: true }),
        daily('SweepChanges', 96),
        daily('DailyCost', 1),
        daily('Notify', 0, { byStream: true }),
        daily('Report', 1 / 7),
        daily('ScorecardGrade', 1 / 7),
        daily('CheckHealth', 1),
        daily('DigestsSend', 144, { memoryMb: 256 }),
      ],
      ...{ alarmMetrics: 3, dashboards: 0, tables: 1, buckets: 1, keys: 0, secrets: 0, trails: 0 },
    }),
  },
};
