import { onTime } from '../../domain/health/on-time.ts';
import type { HealthCheck } from '../../ports/health-check.ts';
import type { MoneyLedger } from '../../ports/money-ledger.ts';

interface CostsJudgedDeps {
  readonly ledger: Pick<MoneyLedger, 'latest'>;
  /** Whether there are costs to judge; asked only before the first judgement, where that is billed. */
  readonly source?: HealthCheck;
  /** Since when Bandog is deployed. */
  readonly since: Date | undefined;
}

/** They are judged once a day; more than a day and a half is too long ago. */
const longestMs = 36 * 3_600_000;

/** Whether the daily look at costs runs, and has something to look at. */
export const costsJudged = ({ ledger, source, since }: CostsJudgedDeps): HealthCheck => ({
  name: 'costs-judged',
  async look(now) {
    const last = (await ledger.latest())?.judgedAt;
    if (last === undefined && source !== undefined) {
      const finding = await source.look(now);
      if (finding.state !== 'ok') return finding;
    }
    const fix = 'see the log of the DailyCost function, and whether its rule is enabled';
    return onTime({ what: 'the daily look at costs', last, longestMs, since, fix }, now);
  },
});
