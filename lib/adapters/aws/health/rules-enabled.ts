import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ok, problem, someNames } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

interface RulesOptions {
  readonly region: string;
  /** Names of the rules of Bandog's own stack. */
  readonly rules: readonly string[];
}

/** Whether the rules and schedules that start Bandog's functions are there and enabled. */
export const rulesEnabled = (
  client: EventBridgeClient,
  { region, rules }: RulesOptions,
): HealthCheck => ({
  name: 'rules-enabled',
  async look() {
    const off: string[] = [];
    for (const rule of rules) if (!(await isEnabled(client, rule, region))) off.push(rule);
    return off.length === 0 && rules.length > 0
      ? ok(`all ${rules.length} rules in ${region}`)
      : problem(
          `rules in ${region} are disabled or gone: ${someNames(off) || 'all of them'}`,
          'find out who did it (`bandog scan --live`), then deploy again',
        );
  },
});

/** A rule that is gone is none that is enabled. */
export async function isEnabled(
  client: EventBridgeClient,
  rule: string,
  region: string,
): Promise<boolean> {
  try {
    const { State } = await client.send(new DescribeRuleCommand({ Name: rule }));
    return State !== 'DISABLED';
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw failedCall(error, 'events:DescribeRule', `${rule} in ${region}`);
  }
}
