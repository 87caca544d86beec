import { CallMemo } from '../../../domain/change/call-memo.ts';
import type { Risk } from '../../../domain/change/effect.ts';
import { flagAt, objectAt, type RawRecord, textAt } from './raw-record.ts';
import { namesWatchdog } from './risk-conditions.ts';
import { exposureRules } from './risk-rules/exposure.ts';
import { identityRules } from './risk-rules/identity.ts';
import { passedRoleRules } from './risk-rules/passed-roles.ts';
import { protectionRules } from './risk-rules/protection.ts';
import type { RiskRule } from './risk-rules/risk-rule.ts';
import { tamperingRules } from './risk-rules/tampering.ts';

/** What makes a change dangerous whoever made it, by service; found by service, so the list may grow. */
const rules: readonly RiskRule[] = [
  ...tamperingRules,
  ...exposureRules,
  ...protectionRules,
  ...identityRules,
  ...passedRoleRules,
];

const byService = Map.groupBy(rules, ({ service }) => service);

const rulesFor = new CallMemo((service, action) =>
  (byService.get(service) ?? []).filter(({ actions }) => actions.includes(action)),
);

/** The risks of one call, each once. */
export function risksOf(service: string, action: string, record: RawRecord): Risk[] {
  const request = objectAt(record, 'requestParameters');
  const found = rulesFor
    .of(service, action)
    .filter(({ when }) => when === undefined || when(request))
    .map(({ risk }) => risk);
  if (disablesWatchdog(action, record)) found.push('watchdog-tampering');
  return [...new Set(found)];
}

const isAboutContents = (record: RawRecord): boolean =>
  textAt(record, 'eventCategory') === 'Data' || flagAt(record, 'managementEvent') === false;

const disabling = /^(Delete|Detach|Disable|Remove|Unsubscribe)/;

/** Takes away, or switches off, a part of Bandog; what happens to contents (rows, messages) does not count. */
function disablesWatchdog(action: string, record: RawRecord): boolean {
  const request = objectAt(record, 'requestParameters');
  const disables =
    disabling.test(action) ||
    (action === 'PutRule' && textAt(request, 'state') === 'DISABLED') ||
    (action === 'PutFunctionConcurrency' && request['reservedConcurrentExecutions'] === 0);
  return disables && !isAboutContents(record) && namesWatchdog(request);
}
