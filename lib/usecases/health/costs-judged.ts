import { type Finding, problem, someNames } from '../../domain/health/finding.ts';
import { onTime } from '../../domain/health/on-time.ts';
import type { UnknownAnomalies } from '../../domain/scorecard/report.ts';
import type { HealthCheck } from '../../ports/health-check.ts';
import type { MoneyLedger } from '../../ports/money-ledger.ts';
import { plural } from '../../render/report-words.ts';

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
    const judged = await ledger.latest();
    const last = judged?.judgedAt;
    if (last === undefined && source !== undefined) {
      const finding = await source.look(now);
      if (finding.state !== 'ok') return finding;
    }
    const fix = 'see the log of the DailyCost function, and whether its rule is enabled';
    const run = onTime({ what: 'the daily look at costs', last, longestMs, since, fix }, now);
    const unseen = judged?.money.anomalies?.unknown ?? [];
    return run.state === 'ok' && unseen.length > 0 ? notLooked(unseen) : run;
  },
});

function notLooked(unseen: readonly UnknownAnomalies[]): Finding {
  const texts = unseen.map(({ detector = 'money.anomalies', reason }) => `${detector}: ${reason}`);
  return problem(
    `anomalies were not looked for by ${plural(unseen.length, 'detector')}: ${someNames(texts, 3)}`,
    'see the reason; each daily look at costs tries again',
  );
}
