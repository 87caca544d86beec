import type { JudgedChange } from '../change/judge.ts';
import type { ChangePolicy } from '../change/policy.ts';
import { fingerprint } from './fingerprint.ts';
import type { ChangeViolation } from './violation.ts';

/**
 * The violation a judged change amounts to, or undefined when policy sees none.
 * `detectedAt` is ISO 8601 UTC and no part of the fingerprint.
 */
export function changeViolation(
  { event, verdict, answer }: JudgedChange,
  policy: Pick<ChangePolicy, 'incidentWindowMinutes'>,
  detectedAt: string,
  incidentId = incidentOf(event, policy.incidentWindowMinutes),
): ChangeViolation | undefined {
  if (answer.answer !== 'violation') return undefined;
  return {
    subject: 'change',
    kind: answer.code,
    fingerprint: fingerprint('change', event.provider, event.sharedId ?? event.id),
    incidentId,
    severity: answer.severity,
    account: event.account,
    at: event.at,
    detectedAt,
    reason: answer.reason,
    event,
    verdict,
  };
}

/**
 * The incident an event belongs to. Windows are aligned to the clock, not to the first event, so that
 * it does not depend on the order in which events arrive.
 */
export function incidentOf(event: IncidentEvent, windowMinutes: number): string {
  return incidentIn(windowOf(event.at, windowMinutes), event);
}

type IncidentEvent = Pick<
  JudgedChange['event'],
  'at' | 'provider' | 'account' | 'region' | 'actor'
>;

const windowOf = (at: string, windowMinutes: number): number =>
  Math.floor(Date.parse(at) / (windowMinutes * 60_000));

const incidentIn = (window: number, { provider, account, region, actor }: IncidentEvent): string =>
  fingerprint('incident', provider, account, region, actor.principal, actor.name, String(window));

/** `incidentOf` for one length of windows, with the last answer remembered for each actor. */
export class IncidentMemo {
  readonly #windowMinutes: number;
  readonly #last = new WeakMap<
    IncidentEvent['actor'],
    Pick<IncidentEvent, 'account' | 'region'> & { readonly window: number; readonly id: string }
  >();

  constructor(windowMinutes: number) {
    this.#windowMinutes = windowMinutes;
  }

  of(event: IncidentEvent): string {
    const { at, account, region, actor } = event;
    const window = windowOf(at, this.#windowMinutes);
    const last = this.#last.get(actor);
    if (last?.window === window && last.account === account && last.region === region) {
      return last.id;
    }
    const id = incidentIn(window, event);
    this.#last.set(actor, { window, account, region, id });
    return id;
  }
}
