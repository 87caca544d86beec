import type { ChangeEvent, Evidence, EvidenceRank, Signal } from './change-event.ts';
import type { Channel, Origin } from './origin.ts';
import type { ChangePolicy } from './policy.ts';
import { fitsWildcard } from './wildcard.ts';

/** What of an event tells where it came from; no more, so that the answer can be remembered for all events that share it. */
export type OriginEvent = Pick<ChangeEvent, 'actor' | 'effect' | 'evidence'>;

/** What a rule may look at. */
export interface OriginFacts {
  readonly event: OriginEvent;
  /** The first evidence of a signal, of one rank or of any. */
  find(signal: Signal, rank?: EvidenceRank): Evidence | undefined;
  /** The pattern of `approvedPrincipals` that the actor's principal fits. */
  readonly approvedBy: string | undefined;
  /** What names a person as the origin of a session that is not known to be a machine's. */
  readonly namedPerson: Evidence | undefined;
  /** The client the agent claims to be; undefined without an agent. */
  readonly client: Evidence | undefined;
  /** The channel that client stands for. */
  readonly clientChannel: Channel;
}

export interface OriginAnswer {
  readonly origin: Origin;
  readonly channel: Channel;
  readonly tool?: string;
  readonly reason: string;
}

/** A rule answers, or leaves the event to the next one. Pure. */
export type OriginRule = (facts: OriginFacts) => OriginAnswer | undefined;

const channelOfSignal: Readonly<Record<Signal, Channel>> = {
  console: 'console',
  browser: 'console',
  cloudshell: 'cloudshell',
  cli: 'cli',
  sdk: 'sdk',
  tool: 'sdk',
  'iac-tool': 'iac',
  'iac-engine': 'iac',
  hotswap: 'iac',
  ci: 'ci',
  service: 'service',
  'workload-credential': 'unknown',
  'person-credential': 'unknown',
};

export function originFacts(event: OriginEvent, policy: ChangePolicy): OriginFacts {
  const client = event.evidence.find((item) => item.field === 'userAgent');
  return {
    event,
    find: (signal, rank) =>
      event.evidence.find(
        (item) => item.signal === signal && (rank === undefined || item.rank === rank),
      ),
    approvedBy: approval(event, policy),
    namedPerson: namedPerson(event),
    client,
    clientChannel: client === undefined ? 'unknown' : channelOfSignal[client.signal],
  };
}

/**
 * The first approved pattern the actor's principal fits, or that of whoever stands behind its session;
 * a session name is a claim and not looked at. A role is approved for automation: not for a person who
 * assumes it, nor for one whom its source identity names.
 */
function approval(event: OriginEvent, policy: ChangePolicy): string | undefined {
  const { principal, behind } = event.actor;
  const approved = (arn: string) =>
    policy.approvedPrincipals.find((pattern) => fitsWildcard(pattern, arn));
  const isNamed = namedPerson(event) !== undefined;
  const byPerson = behind?.kind === 'person' || behind?.kind === 'root' || isNamed;
  const own = byPerson ? undefined : approved(principal);
  // Whom the session names began it before the role behind it was taken on.
  const isRelayed = isNamed && behind?.kind === 'role';
  return own ?? (behind && !isRelayed ? approved(behind.principal) : undefined);
}

/** Evidence of somebody whom a session names as its origin by an e-mail address. */
export const personBehind = 'e-mail-source-identity';

/** Credentials of which the provider says that a machine holds them. */
const machines: ReadonlySet<Signal> = new Set(['ci', 'iac-tool', 'workload-credential']);

/**
 * A source identity that names a person, where nothing the provider says makes the session a machine's.
 * Whoever opened the first session of a chain wrote it, if the role's trust policy did not say what it
 * had to be, and nobody can change it since. A claim clears nothing, but this one accuses.
 */
function namedPerson({ actor, evidence }: OriginEvent): Evidence | undefined {
  if (actor.behind?.kind === 'federated' || actor.behind?.kind === 'service') return undefined;
  if (evidence.some(({ signal, rank }) => rank === 'asserted' && machines.has(signal)))
    return undefined;
  return evidence.find(({ detail, rank }) => rank === 'claimed' && detail === personBehind);
}
