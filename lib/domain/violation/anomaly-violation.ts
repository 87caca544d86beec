import type { AnomalyEpisode } from '../cost/anomaly/anomaly-episode.ts';
import type { AnomalyNews } from '../cost/anomaly/tell-episodes.ts';
import type { CostReading } from '../cost/cost-record.ts';
import { fingerprint } from './fingerprint.ts';
import type { Severity } from './severity.ts';
import type { AnomalyViolation } from './violation.ts';

/**
 * What is new about an episode as a violation. Its fingerprint holds the episode and which news of it
 * this is, no amount, so that the same news is one fact. `detectedAt` is ISO 8601 UTC; `highImpact` in
 * the reading's currency.
 */
export function anomalyViolation(
  { what, tracked }: AnomalyNews,
  { currency, metric }: Pick<CostReading, 'currency' | 'metric'>,
  detectedAt: string,
  highImpact: number,
): AnomalyViolation {
  const { episode, incidentId, growths } = tracked;
  const day = what === 'opened' ? episode.opened : episode.lastDay;
  const nth = what === 'opened' || growths === 0 ? '' : String(growths);
  return {
    subject: 'anomaly',
    kind: `anomaly-${what}`,
    fingerprint: fingerprint('anomaly', episode.id, what, nth),
    incidentId,
    severity: severityOf(what, episode, highImpact),
    account: episode.leaf.account ?? 'all',
    at: `${day}T00:00:00.000Z`,
    detectedAt,
    reason: reasons[what],
    episode,
    currency,
    metric,
  };
}

const reasons: Record<AnomalyNews['what'], string> = {
  opened:
    'it is farther from what its own last eight weeks, their weekdays and trend lead to expect than it usually is',
  grew: 'it has grown by half or more a day since it was last told',
  ended: 'it was told when it began',
};

const daysOfMonth = 30;

/** A month at its pace counts, or what it came to already. Less is no loss; a move elsewhere costs nothing. */
function severityOf(
  what: AnomalyNews['what'],
  { direction, impact, dailyImpact, offsetBy }: AnomalyEpisode,
  highImpact: number,
): Severity {
  if (what === 'ended') return 'info';
  if (direction === 'down' || offsetBy !== undefined) return 'low';
  return Math.max(impact, dailyImpact * daysOfMonth) >= highImpact ? 'high' : 'medium';
}
