import { CallMemo } from '../../../domain/change/call-memo.ts';
import type { Risk } from '../../../domain/change/effect.ts';
import { flagAt, objectAt, type RawRecord, textAt } from './raw-record.ts';
import { namesWatchdog } from './risk-conditions.ts';
import { exposureRules } from './risk-rules/exposure.ts';
import { type GivesNothingRule, givesNothingRules } from './risk-rules/gives-nothing.ts';
import { identityRules } from './risk-rules/identity.ts';
import { lossRules } from './risk-rules/loss.ts';
import { passedRoleRules } from './risk-rules/passed-roles.ts';
import { protectionRules } from './risk-rules/protection.ts';
import type { RiskRule } from './risk-rules/risk-rule.ts';
import { tamperingRules } from './risk-rules/tampering.ts';

/** What makes a change dangerous whoever made it, by service; found by service, so the list may grow. */
const rules: readonly RiskRule[] = [
  ...tamperingRules,
  ...exposureRules,
  ...protectionRules,
  ...lossRules,
  ...identityRules,
  ...passedRoleRules,
];

const givesNothingByCall: ReadonlyMap<string, GivesNothingRule> = new Map(
  givesNothingRules.flatMap((rule) =>
    rule.actions.map((action) => [`${rule.service}:${action}`, rule] as const),
  ),
);

/**
 * True for a change of permissions that gives nobody anything: it only takes away what was given, closes
 * what was open, or sets something else than permissions. False where the call does not say: what it took
 * away may have been a guard, such as a policy that denies.
 */
export function givesNothing(service: string, action: string, read: () => RawRecord): boolean {
  const rule = givesNothingByCall.get(`${service}:${action}`);
  if (rule === undefined) return false;
  return rule.when === undefined || rule.when(objectAt(read(), 'requestParameters'));
}

const byService = Map.groupBy(rules, ({ service }) => service);

const disabling = /^(Delete|Detach|Disable|Remove|Unsubscribe|PutRule$|PutFunctionConcurrency$)/;

/** What there is to look at in calls of that name. */
const known = new CallMemo((service, action) => ({
  rules: (byService.get(service) ?? []).filter(({ actions }) => actions.includes(action)),
  mayDisable: disabling.test(action),
}));

/** Whether calls of that name can be risky at all, whatever they ask for: so that none is read in vain. */
export function mayBeRisky(service: string, action: string): boolean {
  const { rules, mayDisable } = known.of(service, action);
  return mayDisable || rules.length > 0;
}

/** The risks of one call, each once. */
export function risksOf(service: string, action: string, record: RawRecord): Risk[] {
  const request = objectAt(record, 'requestParameters');
  const response = objectAt(record, 'responseElements');
  const { rules, mayDisable } = known.of(service, action);
  const found = rules
    .filter(({ when }) => when === undefined || when(request, response))
    .map(({ risk }) => risk);
  if (mayDisable && disablesWatchdog(action, record)) found.push('watchdog-tampering');
  return [...new Set(found)];
}

const isAboutContents = (record: RawRecord): boolean =>
  textAt(record, 'eventCategory') === 'Data' || flagAt(record, 'managementEvent') === false;

/** Takes away, or switches off, a part of Bandog; what happens to contents (rows, messages) does not count. */
function disablesWatchdog(action: string, record: RawRecord): boolean {
  const request = objectAt(record, 'requestParameters');
  const leavesOn =
    (action === 'PutRule' && textAt(request, 'state') !== 'DISABLED') ||
    (action === 'PutFunctionConcurrency' && request['reservedConcurrentExecutions'] !== 0);
  return !leavesOn && !isAboutContents(record) && namesWatchdog(request);
}
