import type { Actor, Evidence, Signal } from '../../../domain/change/change-event.ts';
import { personBehind } from '../../../domain/change/origin-facts.ts';
import { agentEvidence } from './agent.ts';
import { isOfApplication } from './federation.ts';
import { isServiceName, serviceOf } from './names.ts';
import { flagAt, objectAt, type RawRecord, saidAt, textAt } from './raw-record.ts';

const claim = (signal: Signal, detail: string, field: string, value: string): Evidence => ({
  signal,
  rank: 'claimed',
  detail,
  field,
  value,
});

/** What stands in the place of a value: brackets, quotes or dots around nothing, a mark that it was taken out, or `<agent>`. */
const blank =
  /^([\s.*[\](){}<>`'"_-]+|x{3,}|[[{<(]?redacted[\]}>)]?|hidden_due_to_security_reasons|<[^<>/]*>|\{\{[^{}/]*\}\})$/i;
/** The name of the field in the place of its value, e.g. `userAgent` or `example-user-agent-string`. */
const ownName = /^[^/]{0,40}user[ _-]?agent[^/]{0,40}$/i;

/** Samples have it blanked out: then nobody can tell what it was. */
export const isBlanked = (value: string): boolean => blank.test(value) || ownName.test(value);

function agentIn(record: RawRecord): string | undefined {
  const agent = saidAt(record, 'userAgent');
  return agent === undefined || isBlanked(agent) ? undefined : agent;
}

const eMail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** What the caller says about itself: the agent, the session name, the source identity. */
export function claims(record: RawRecord, identity: RawRecord, actor: Actor): Evidence[] {
  const found: Evidence[] = [];
  const agent = agentIn(record);
  if (agent !== undefined) found.push(placed(agentEvidence(agent), record, actor));
  if (agent !== undefined && /\bexec-env\/AWS_(Lambda|ECS)/i.test(agent)) {
    found.push(claim('workload-credential', 'runtime', 'userAgent', agent));
  }
  const session = actor.session;
  if (session !== undefined) found.push(...sessionClaims(session, actor));
  const source = saidAt(objectAt(identity, 'sessionContext'), 'sourceIdentity');
  if (source !== undefined) {
    const detail = eMail.test(source) ? personBehind : 'source-identity';
    found.push(claim('person-credential', detail, 'sessionContext.sourceIdentity', source));
  }
  return found;
}

/**
 * AWS's own code uses the same agents for consoles and for services. The console's mark tells them
 * apart, and the address: a console passes on the address of the person's browser, a service shows its
 * own name. And a browser is no console where it holds a session that an application gave its user.
 */
function placed(agent: Evidence, record: RawRecord, actor: Actor): Evidence {
  if (agent.signal === 'browser' && isOfApplication(objectAt(record, 'userIdentity'))) {
    return { ...agent, signal: 'sdk', detail: 'application' };
  }
  const ambiguous =
    agent.signal === 'console' && (agent.detail === 'aws-internal' || agent.detail === 'coral');
  if (!ambiguous || flagAt(record, 'sessionCredentialFromConsole') === true) return agent;
  const address = textAt(record, 'sourceIPAddress') ?? '';
  const fromService =
    address === 'AWS Internal' ||
    isServiceName(address) ||
    actor.kind === 'service' ||
    worksForService(agent, record, actor);
  return fromService ? { ...agent, signal: 'service' } : agent;
}

/**
 * Services alone assume the roles made for them, no console works with keys, and none hands in what an
 * identity provider said of somebody: that call needs no credentials, and a console has its user's.
 */
function worksForService({ value }: Evidence, record: RawRecord, { principal }: Actor): boolean {
  return (
    textAt(record, 'eventName') === 'AssumeRoleWithSAML' ||
    principal.includes(':role/service-role/') ||
    (usesKey(record) && /aws-internal\//.test(value))
  );
}

/** Encrypts or decrypts: what services do for those whose calls they carry out, and no console does. */
export const usesKey = (record: RawRecord): boolean =>
  serviceOf(textAt(record, 'eventSource') ?? '') === 'kms' &&
  /^((En|De|ReEn)crypt|GenerateDataKey)/.test(textAt(record, 'eventName') ?? '');

/** Names that services and tools give the sessions they open, unless told otherwise. */
const sessionNames: readonly (readonly [name: RegExp, Signal, string])[] = [
  [/^AWSCloudFormation$/, 'iac-engine', 'cloudformation'],
  [/^i-[0-9a-f]{8,17}$/, 'workload-credential', 'instance'],
  [/^[0-9a-f]{32}$/, 'workload-credential', 'container'],
  [/^terraform-run-/, 'iac-tool', 'terraform'],
  [/^terragrunt-\d+$/, 'iac-tool', 'terragrunt'],
  [/^GitHubActions\b/, 'ci', 'github-actions'],
  [/^GitLabRunner-/, 'ci', 'gitlab'],
  [/^AWSCodeBuild-[0-9a-f-]{36}$/, 'ci', 'codebuild'],
];

function sessionClaims(session: string, actor: Actor): Evidence[] {
  const field = 'roleSessionName';
  const known = sessionNames.find(([pattern]) => pattern.test(session));
  if (known !== undefined) return [claim(known[1], known[2], field, session)];
  if (actor.kind === 'role' && eMail.test(session)) {
    return [claim('person-credential', 'e-mail-session', field, session)];
  }
  return [];
}
