import { type EventBridgeClient, ListRuleNamesByTargetCommand } from '@aws-sdk/client-eventbridge';
import { ok, problem, someNames } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';
import { isEnabled } from './rules-enabled.ts';

interface ForwardersOptions {
  /** Watched regions but Bandog's own. */
  readonly regions: readonly string[];
  /** Of the default bus in Bandog's region. */
  readonly homeBusArn: string;
}

/** Whether each further region has rules that forward its events. */
export const forwarders = (
  clientOf: (region: string) => EventBridgeClient,
  { regions, homeBusArn }: ForwardersOptions,
): HealthCheck => ({
  name: 'forwarders',
  async look() {
    const silent: string[] = [];
    for (const region of regions) {
      if (!(await isForwarded(clientOf(region), homeBusArn, region))) silent.push(region);
    }
    if (regions.length === 0) return ok('no further region is watched');
    return silent.length === 0
      ? ok(`${someNames(regions)} forwarded`)
      : problem(
          `no enabled forwarder in ${someNames(silent)}: changes there are seen only by the sweep, late`,
          'bootstrap the region for CDK, then `npx cdk deploy --all`',
          silent,
        );
  },
});

async function isForwarded(client: EventBridgeClient, homeBusArn: string, region: string) {
  const rules = await rulesTo(client, homeBusArn, region);
  for (const rule of rules) if (!(await isEnabled(client, rule, region))) return false;
  return rules.length > 0;
}

async function rulesTo(client: EventBridgeClient, target: string, region: string) {
  const rules: string[] = [];
  let next: string | undefined;
  try {
    do {
      const list = new ListRuleNamesByTargetCommand({ TargetArn: target, NextToken: next });
      const page = await client.send(list);
      rules.push(...(page.RuleNames ?? []));
      next = page.NextToken;
    } while (next !== undefined);
  } catch (error) {
    throw failedCall(error, 'events:ListRuleNamesByTarget', region);
  }
  return rules;
}
