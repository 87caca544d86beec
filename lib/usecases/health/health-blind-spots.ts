import type { HealthReport } from '../../domain/health/finding.ts';

/** Bandog looks at itself once a day. */
const usualAgeMs = 36 * 3_600_000;

/** What Bandog found in itself that it cannot see or tell, in sentences for a report. */
export function healthBlindSpots(health: HealthReport | undefined, now: string): string[] {
  if (health === undefined)
    return ['Bandog has not looked at itself yet: the daily check is to come'];
  const { checkedAt, findings } = health;
  const old = Date.parse(now) - Date.parse(checkedAt) > usualAgeMs;
  return [
    ...(old ? [`Bandog last looked at itself at ${checkedAt}`] : []),
    ...findings.flatMap((finding) => {
      if (finding.state === 'ok') return [];
      if (finding.state === 'accepted')
        return [`${finding.check}: accepted, because ${finding.reason}: ${finding.text}`];
      const fix = finding.fix === undefined ? '' : `; to do: ${finding.fix}`;
      const doubt = finding.state === 'unknown' ? 'not known: ' : '';
      return [`${finding.check}: ${doubt}${finding.text}${fix}`];
    }),
  ];
}
