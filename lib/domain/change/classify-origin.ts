import type { Evidence, Signal } from './change-event.ts';
import type { Origin, OriginVerdict } from './origin.ts';
import {
  type OriginAnswer,
  type OriginEvent,
  type OriginFacts,
  type OriginRule,
  originFacts,
} from './origin-facts.ts';
import { agentOnMachine } from './origin-rules/agent-on-machine.ts';
import { approvedPrincipal } from './origin-rules/approved-principal.ts';
import { cdkHotswap } from './origin-rules/cdk-hotswap.ts';
import { commandLine } from './origin-rules/command-line.ts';
import { consoleAgent } from './origin-rules/console-agent.ts';
import { consoleSession } from './origin-rules/console-session.ts';
import { delegatedAccess } from './origin-rules/delegated-access.ts';
import { iacEngine } from './origin-rules/iac-engine.ts';
import { iacTool } from './origin-rules/iac-tool.ts';
import { personalCredential } from './origin-rules/personal-credential.ts';
import { pipelineIdentity } from './origin-rules/pipeline-identity.ts';
import { serviceCall } from './origin-rules/service-call.ts';
import { undecided } from './origin-rules/undecided.ts';
import { unprovenEngine } from './origin-rules/unproven-engine.ts';
import { workloadCredential } from './origin-rules/workload-credential.ts';
import type { ChangePolicy } from './policy.ts';

/**
 * The rules in the order they are asked; the first answer counts. What the provider asserts about a
 * service comes first, then IaC (whose claim only an approved principal clears), then people, then
 * programs.
 */
export const originRules: readonly (readonly [name: string, rule: OriginRule])[] = [
  ['service-call', serviceCall],
  ['iac-engine', iacEngine],
  ['cdk-hotswap', cdkHotswap],
  ['iac-tool', iacTool],
  ['console-session', consoleSession],
  ['unproven-engine', unprovenEngine],
  ['console-agent', consoleAgent],
  ['pipeline-identity', pipelineIdentity],
  ['agent-on-machine', agentOnMachine],
  ['approved-principal', approvedPrincipal],
  ['workload-credential', workloadCredential],
  ['delegated-access', delegatedAccess],
  ['personal-credential', personalCredential],
  ['command-line', commandLine],
];

/** Where a change came from, which rule says so, and every fact for and against it. */
export function classifyOrigin(event: OriginEvent, policy: ChangePolicy): OriginVerdict {
  const facts = originFacts(event, policy);
  for (const [name, rule] of originRules) {
    const answer = rule(facts);
    if (answer !== undefined) return verdict(facts, name, answer);
  }
  return verdict(facts, 'undecided', undecided(facts));
}

/** The origins each signal speaks for; it speaks against the others. */
const speaksFor: Readonly<Record<Signal, readonly Origin[]>> = {
  console: ['manual'],
  browser: ['manual'],
  cloudshell: ['manual'],
  cli: ['manual', 'automation', 'unknown'],
  sdk: ['automation', 'manual', 'unknown'],
  tool: ['automation', 'manual', 'unknown'],
  'iac-tool': ['iac', 'iac-unapproved'],
  'iac-engine': ['iac', 'iac-unapproved'],
  hotswap: ['iac-unapproved'],
  ci: ['automation', 'iac'],
  service: ['provider'],
  'workload-credential': ['automation', 'provider'],
  'person-credential': ['manual', 'iac-unapproved'],
};

function verdict(facts: OriginFacts, rule: string, answer: OriginAnswer): OriginVerdict {
  const { evidence } = facts.event;
  const supports = (item: Evidence) => speaksFor[item.signal].includes(answer.origin);
  const evidenceFor = evidence.filter(supports);
  return {
    ...answer,
    rule,
    restsOn: restsOn(facts, answer.origin, evidenceFor),
    evidenceFor,
    evidenceAgainst: evidence.filter((item) => !supports(item)),
  };
}

function restsOn(
  facts: OriginFacts,
  origin: Origin,
  evidenceFor: readonly Evidence[],
): OriginVerdict['restsOn'] {
  const approved = facts.approvedBy !== undefined && (origin === 'iac' || origin === 'automation');
  if (approved || evidenceFor.some((item) => item.rank === 'asserted')) return 'asserted';
  return evidenceFor.length > 0 ? 'claimed' : 'nothing';
}
