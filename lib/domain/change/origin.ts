import type { Evidence } from './change-event.ts';

/** The six answers to "where did this change come from"; see docs/architecture.md. */
export const origins = [
  'iac',
  'iac-unapproved',
  'automation',
  'provider',
  'manual',
  'unknown',
] as const;

export type Origin = (typeof origins)[number];

/** The means by which the call reached the provider. */
export const channels = [
  'console',
  'cloudshell',
  'cli',
  'sdk',
  'iac',
  'ci',
  'service',
  'unknown',
] as const;

export type Channel = (typeof channels)[number];

/** The answer of the first origin rule that applies, with what it rests on. */
export interface OriginVerdict {
  readonly origin: Origin;
  readonly channel: Channel;
  /** The IaC tool, CI system, client or service, in lower case, e.g. `terraform`; absent when not known. */
  readonly tool?: string;
  /** File name of the rule that decided, e.g. `console-session`. */
  readonly rule: string;
  /** One sentence a person can check. */
  readonly reason: string;
  /** `claimed` when nothing the provider asserts supports the answer. */
  readonly restsOn: 'asserted' | 'claimed' | 'nothing';
  readonly evidenceFor: readonly Evidence[];
  readonly evidenceAgainst: readonly Evidence[];
}
