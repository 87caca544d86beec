import { fingerprint } from '../violation/fingerprint.ts';
import type { ChangeEvent } from './change-event.ts';
import type { JudgedChange } from './judge.ts';

/** One run of infrastructure as code, as far as the log of its calls tells. */
export interface Deployment {
  /** Stable: 24 hexadecimal digits. */
  readonly id: string;
  /** `cloudformation`, or the tool that ran on a session of its own. */
  readonly engine: string;
  /** Name of the stack, or of the session. Hostile text. */
  readonly unit: string;
  /** What is deployed again and again, the same each time: a stack, or what one role runs a tool for. */
  readonly target: string;
  /** Its first call that was seen. */
  readonly judged: JudgedChange;
}

const stackCalls = new Set(['CreateStack', 'UpdateStack', 'ExecuteChangeSet']);

/**
 * The deployment a call belongs to; undefined for calls that are none, that are violations already, or
 * that CloudFormation makes itself. Calls of one session of Terraform or Pulumi are one deployment.
 */
export function deploymentOf(judged: JudgedChange): Deployment | undefined {
  const { event, verdict, answer } = judged;
  if (answer.answer !== 'allowed' && answer.answer !== 'excepted') return undefined;
  if (event.service === 'cloudformation' && stackCalls.has(event.action)) {
    if (verdict.rule === 'iac-engine' || isOtherService(verdict)) return undefined;
    const unit = stackOf(event);
    const engine = 'cloudformation';
    const target = fingerprint('target', event.account, event.region, engine, unit);
    return { id: fingerprint('deployment', event.id), engine, unit, target, judged };
  }
  if (verdict.origin !== 'iac' || verdict.rule !== 'iac-tool') return undefined;
  const { credentialId, principal, session = principal } = event.actor;
  const hour = event.at.slice(0, 13);
  const id = fingerprint('deployment', event.account, credentialId ?? `${principal} ${hour}`);
  const engine = verdict.tool ?? 'iac';
  const target = fingerprint('target', event.account, engine, principal);
  return { id, engine, unit: session, target, judged };
}

/** A pipeline deploys what somebody pushed; other services make stacks of their own. */
const isOtherService = ({ origin, tool }: JudgedChange['verdict']): boolean =>
  origin === 'provider' && tool !== 'codepipeline';

const stackOf = ({ parameters = {}, resources }: ChangeEvent): string => {
  const named = parameters['stackName'] ?? resources[0]?.id ?? 'a stack';
  return /^arn:[^/]*:stack\/([^/]+)/.exec(named)?.[1] ?? named;
};
