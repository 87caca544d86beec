import { ok, someNames, unknown } from '../../domain/health/finding.ts';
import { onTime } from '../../domain/health/on-time.ts';
import type { HealthCheck } from '../../ports/health-check.ts';
import type { SweepLedger } from '../../ports/sweep-ledger.ts';
import { usualLagMs } from '../sweep-blind-spots.ts';

interface SweepsRunDeps {
  readonly ledger: Pick<SweepLedger, 'watermark'>;
  readonly regions: readonly string[];
  /** Since when Bandog is deployed. */
  readonly since: Date | undefined;
}

/** Whether every region is swept on time. */
export const sweepsRun = ({ ledger, regions, since }: SweepsRunDeps): HealthCheck => ({
  name: 'sweeps-run',
  async look(now) {
    const fix = 'see the log of the SweepChanges function, and whether its rule is enabled';
    const findings = [];
    for (const region of regions) {
      const last = await ledger.watermark(region);
      const run = { what: `the sweep of ${region}`, last, longestMs: usualLagMs, since, fix };
      findings.push(onTime(run, now));
    }
    const worst =
      findings.find(({ state }) => state === 'problem') ??
      findings.find(({ state }) => state === 'unknown');
    if (worst !== undefined) return worst;
    return regions.length === 0 ? unknown('no region is swept') : ok(`${someNames(regions)} swept`);
  },
});
