import { type Finding, ok, problem, unknown } from '../../../domain/health/finding.ts';
import type { CostContent, CostContents } from '../../../ports/cost-contents.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { wasDenied } from '../failed-call.ts';

const dayMs = 86_400_000;
/** An export is written up to three times a day; more than a day and a half without is too long. */
const longestMs = 1.5 * dayMs;
/** The file of the last month is among these even on the first of the next. */
const lookBackDays = 40;
/** Every format is told from its first bytes; some are enough to know that it can be read. */
const sampleBytes = 4;

/** Whether the export that costs are read from can be read, and is still written. */
export const exportFresh = (contents: CostContents): HealthCheck => ({
  name: 'cost-export',
  async look(now) {
    const from = new Date(now.getTime() - lookBackDays * dayMs).toISOString().slice(0, 10);
    try {
      const newest = (await contents.list({ from })).reduce(newer, undefined);
      if (newest === undefined) return nothingThere(contents.name);
      await newest.slice(0, Math.min(sampleBytes, newest.bytes));
      return ageOf(newest, now);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (wasDenied(error)) return unknown(reason, letRead);
      return problem(`no cost can be judged: the export cannot be read: ${reason}`, correct);
    }
  },
});

const letRead =
  "let the role read it: s3:ListBucket and s3:GetObject, in the bucket's policy too if it is another account's, and kms:Decrypt where a key of your own encrypts it";

const correct =
  'correct money.export, or write the export again under Billing and Cost Management, Data Exports';

const newer = (best: CostContent | undefined, next: CostContent): CostContent =>
  best === undefined || (next.modifiedAt ?? '') > (best.modifiedAt ?? '') ? next : best;

const nothingThere = (address: string): Finding =>
  problem(
    `no cost can be judged: there is no file of costs of the last ${lookBackDays} days under ${address}`,
    'correct money.export, or create the export under Billing and Cost Management, Data Exports; its first files take a day',
  );

function ageOf({ name, modifiedAt = '' }: CostContent, now: Date): Finding {
  const ageMs = now.getTime() - Date.parse(modifiedAt);
  const age = `${Math.round(ageMs / 3_600_000)} hours ago (${name})`;
  return ageMs > longestMs
    ? problem(
        `the export was last written ${age}: newer costs are not judged`,
        'see under Billing and Cost Management, Data Exports, whether the export is healthy and may still write to the bucket',
      )
    : ok(`written ${age}`);
}
