import type { ScorecardSettings } from '../config/scorecard-schema.ts';
import type { ScorecardPolicy } from '../domain/scorecard/policy.ts';

const availabilityHow: Readonly<Record<ScorecardSettings['availability']['source'], string>> = {
  'application-signals': 'the worst attainment of the SLOs of CloudWatch Application Signals',
  metric: 'the mean of a CloudWatch metric expression',
  'health-checks': 'the share of minutes in which Route 53 health checks were healthy; the worst',
};

/** The settings of the scorecard in the domain's words. */
export function scorecardPolicy(settings: ScorecardSettings): ScorecardPolicy {
  const { targets, costBaseline, disasterRecovery, availability } = settings;
  return {
    targets,
    ...(costBaseline && { costBaseline }),
    recoveryEveryDays: disasterRecovery.everyDays,
    availabilityHow: availabilityHow[availability.source],
  };
}
