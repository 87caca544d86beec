import type { AnomalyLimits } from '../domain/cost/anomaly/anomaly-limits.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { AnomalySection } from '../domain/scorecard/report.ts';
import {
  type AssessAnomaliesDeps,
  type AssessedAnomalies,
  assessAnomalies,
  episodesShown,
} from './assess-anomalies.ts';
import { usageTypeCosts } from './usage-type-costs.ts';

interface AssessDetectorsDeps extends Omit<AssessAnomaliesDeps, 'limits' | 'usageTypes'> {
  /** At least one. */
  readonly detectors: readonly AnomalyLimits[];
}

/**
 * `assessAnomalies` by one detector after the other, and what they found together. One that cannot read
 * its costs is unknown and a fault; the others go on. Throws when the ledger or the store fails.
 */
export async function assessDetectors(
  { detectors, ...deps }: AssessDetectorsDeps,
  reading: CostReading,
): Promise<AssessedAnomalies> {
  const assessed: AssessedAnomalies[] = [];
  const usageTypes = usageTypeCosts(deps.source, reading);
  for (const limits of detectors)
    assessed.push(await assessAnomalies({ ...deps, limits, usageTypes }, reading));
  return {
    violations: assessed.flatMap(({ violations }) => violations),
    fresh: assessed.flatMap(({ fresh }) => fresh),
    faults: assessed.flatMap(({ faults }) => faults),
    anomalies: assessed.map(({ anomalies }) => anomalies).reduce(together),
  };
}

/** Greatest first. What is too small is so by the limit of whoever looked; the first one's is told. */
function together(a: AnomalySection, b: AnomalySection): AnomalySection {
  const episodes = [...a.episodes, ...b.episodes].sort(
    (one, other) => Math.abs(other.impact) - Math.abs(one.impact),
  );
  const more = Math.max(0, episodes.length - episodesShown);
  const unknown = [...(a.unknown ?? []), ...(b.unknown ?? [])];
  return {
    ...a,
    episodes: episodes.slice(0, episodesShown),
    notShown: a.notShown + b.notShown + more,
    tooSmall: a.tooSmall + b.tooSmall,
    ...(unknown.length > 0 && { unknown }),
  };
}
