import type { ScorecardSettings } from '../config/scorecard-schema.ts';
import type { Drill } from '../domain/scorecard/gates/disaster-recovery.ts';
import type { Probe } from '../ports/probe.ts';

/** Drills that people wrote into the settings. */
export function recordedDrills({ disasterRecovery }: ScorecardSettings): Probe<readonly Drill[]> {
  const source = 'bandog.yaml';
  const value = disasterRecovery.drills.map(({ date: at, what, evidence, succeeded }) => ({
    kind: 'recorded drill' as const,
    what,
    at,
    outcome: succeeded ? ('succeeded' as const) : ('failed' as const),
    evidence,
  }));
  return { source, look: async () => ({ kind: 'seen', source, value }) };
}
