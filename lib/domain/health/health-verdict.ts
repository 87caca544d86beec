import type { Finding } from './finding.ts';

export type HealthVerdict = 'sound' | 'trouble' | 'uncertain';

/** What the findings come to; an unknown one counts only when it is asked to. */
export function healthVerdict(findings: readonly Finding[], strict: boolean): HealthVerdict {
  const has = (wanted: Finding['state']) => findings.some(({ state }) => state === wanted);
  if (has('problem')) return 'trouble';
  return strict && has('unknown') ? 'uncertain' : 'sound';
}
