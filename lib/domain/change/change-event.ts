import type { Effect, Risk } from './effect.ts';
import type { PricedChange } from './priced-change.ts';

/** `asserted` by the provider, or `claimed` by the client, who can write anything. */
export type EvidenceRank = 'asserted' | 'claimed';

/** What a piece of evidence points to, in our words. The adapter translates the provider's. */
export type Signal =
  /** the provider's web console, its front ends or its back ends */
  | 'console'
  /** a web browser */
  | 'browser'
  /** the provider's shell in the browser */
  | 'cloudshell'
  /** the provider's command line; `detail` names it */
  | 'cli'
  /** a software development kit; `detail` names it */
  | 'sdk'
  /** an infrastructure-as-code tool that calls the API itself; `detail` names it */
  | 'iac-tool'
  /** the provider's own infrastructure-as-code engine; `detail` names it */
  | 'iac-engine'
  /** an IaC tool that went round its engine (CDK hotswap) */
  | 'hotswap'
  /** a build or deployment service; `detail` names it */
  | 'ci'
  /** one of the provider's services, acting for itself or on somebody's behalf; `detail` names it */
  | 'service'
  /** an agent or tool that is none of the above; `detail` names it */
  | 'tool'
  /** credentials of a running workload (instance, container, function); `detail` names the kind */
  | 'workload-credential'
  /** credentials that belong to a person (root, user, single sign-on) */
  | 'person-credential';

/** One fact about who or what made a call. */
export interface Evidence {
  readonly signal: Signal;
  readonly rank: EvidenceRank;
  /** The tool, service or credential kind in lower case, e.g. `terraform`, `cloudformation`; may be empty. */
  readonly detail: string;
  /** The field it was read from, in the provider's spelling, e.g. `userIdentity.invokedBy`. */
  readonly field: string;
  /** The field's value as received: hostile text, escape before showing. */
  readonly value: string;
}

export type ActorKind =
  /** the account's root user */
  | 'root'
  /** a user with long-lived keys or a password of its own (IAM user) */
  | 'user'
  /** a person through single sign-on, or a session the provider ties to a person */
  | 'person'
  /** a role session of which the provider does not say whose it is */
  | 'role'
  /** a running workload: instance, container, function */
  | 'workload'
  /** a session from an outside identity provider's token (OIDC): pipelines, clusters */
  | 'federated'
  /** one of the provider's services */
  | 'service'
  /** another account */
  | 'account'
  | 'unknown';

/** Who made the call, as far as the provider says. */
export interface Actor {
  readonly kind: ActorKind;
  /** What policy patterns match: role ARN, user ARN or service principal. Asserted by the provider. */
  readonly principal: string;
  /** What a reader should see first: the person if known, else user, role or service name. Hostile text. */
  readonly name: string;
  /** Role session name: chosen by the caller, a claim. */
  readonly session?: string;
  /** The account the principal lives in. */
  readonly account?: string;
  /** Identifier of the credentials (access key id), to follow a session. */
  readonly credentialId?: string;
  /** Who handed itself this session, by the log of that call; see `session-chain.ts`. */
  readonly behind?: Pick<Actor, 'kind' | 'principal' | 'name'>;
}

/** A thing the call named. */
export interface ResourceRef {
  /** The provider's full identifier (ARN) where there is one, else the id or name. Hostile text. */
  readonly id: string;
  /** `AWS::EC2::SecurityGroup` style where known. */
  readonly type?: string;
}

export type Outcome =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'dry-run' };

/** Clouds whose records are read. */
export const providers = ['aws'] as const;

export type Provider = (typeof providers)[number];

/** Key of what alike events share; a symbol, since it is nothing that is told of an event. */
export const alike = Symbol('alike');
/** Key of whether little of an event is in memory before it is asked for. */
export const isCompact = Symbol('isCompact');

/** One call as an audit log recorded it, in Bandog's own words. */
export interface ChangeEvent {
  /** The provider's event id: the same event seen twice has the same id. */
  readonly id: string;
  readonly provider: Provider;
  /** When the call was made: ISO 8601, UTC, e.g. `2026-11-03T14:12:09Z`; `unknown` only in samples read with gaps accepted. */
  readonly at: string;
  /** The account the call acted in. */
  readonly account: string;
  readonly region: string;
  /** Short service name, e.g. `ec2`. */
  readonly service: string;
  /** The provider's name of the action, e.g. `AuthorizeSecurityGroupIngress`. */
  readonly action: string;
  readonly effect: Effect;
  readonly risks: readonly Risk[];
  /**
   * Of changes of permissions: nobody may do more after it, however little they may do; absent where the
   * call does not say so.
   */
  readonly givesNothing?: true;
  readonly outcome: Outcome;
  readonly actor: Actor;
  readonly resources: readonly ResourceRef[];
  /**
   * What the call changed, in the normal form that inventories share (`account:region:service/type/id`,
   * `#` before a part of it); absent when the call names nothing that can be told, and for reads.
   */
  readonly subjectKeys?: readonly string[];
  /**
   * What the call asked for, as flat text by path in the provider's spelling, and under `response.` the
   * ids it was answered with: what it takes to say whether and how it can be put back. Only of calls
   * that change something; bounded, without what may be a secret. Hostile text.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
  /** Network address or service name the call came from, as the provider saw it. */
  readonly sourceAddress?: string;
  /** Same value in every account's copy of one event. */
  readonly sharedId?: string;
  /** What was done, in plain words: past tense, no actor, e.g. `opened port 22 to the world on sg-0a1b`. Hostile text. */
  readonly story?: string;
  /** What it does to the bill, as far as the call says; absent for calls that cost nothing, or of which nobody knows. */
  readonly priced?: PricedChange;
  /** The credentials this call handed out. */
  readonly issued?: IssuedCredentials;
  /**
   * One object for all events that were asked for and answered alike, and differ in `id`, `at` and
   * `sharedId` at most; from sources that read such events once.
   */
  readonly [alike]?: object | undefined;
  /** What is told of it is read each time from a short text: it may be kept for long as it is. */
  readonly [isCompact]?: boolean;
}

/** Credentials of a session, and what a call made with them inherits from whoever asked for them. */
export interface IssuedCredentials {
  readonly credentialId: string;
  /** Asserted facts about who asked. */
  readonly evidence: readonly Evidence[];
}
