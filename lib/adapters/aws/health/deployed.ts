import { type Finding, ok, problem } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';

/** Whether there is a Bandog to ask about. */
export const deployed = (stack: string, region: string, found: boolean): HealthCheck => ({
  name: 'deployed',
  look: async (): Promise<Finding> =>
    found
      ? ok(`stack ${stack} in ${region}`)
      : problem(
          `there is no Bandog in a stack ${stack} in ${region}; its rules, subscriptions and runs were not looked at`,
          '`npm run deploy`, or name the stack with --stack and its region with AWS_REGION',
        ),
});
