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
  incidentId?: string,
): ChangeViolation | undefined {
  if (answer.answer !== 'violation') return undefined;
  return {
    subject: 'change',
    kind: answer.code,
    fingerprint: fingerprint('change', event.provider, event.sharedId ?? event.id),
    incidentId: incidentId ?? incidentOf(event, policy.incidentWindowMinutes),
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

/** Minutes of a day and a half: those of more are forgotten all at once. */
const mostMinutes = 2048;
const minuteLength = 'YYYY-MM-DDTHH:MM'.length;

/** `incidentOf` for one length of windows, with the answers remembered for each actor and minute. */
export class IncidentMemo {
  readonly #windowMinutes: number;
  readonly #known = new WeakMap<
    IncidentEvent['actor'],
    Map<string, Pick<IncidentEvent, 'account' | 'region'> & { readonly id: string }>
  >();

  constructor(windowMinutes: number) {
    this.#windowMinutes = windowMinutes;
  }

  of(event: IncidentEvent): string {
    const { at, account, region, actor } = event;
    const minute = at.slice(0, minuteLength);
    const minutes = this.#minutesOf(actor);
    const known = minutes.get(minute);
    if (known?.account === account && known.region === region) return known.id;
    const id = incidentOf(event, this.#windowMinutes);
    if (minutes.size >= mostMinutes) minutes.clear();
    minutes.set(minute, { account, region, id });
    return id;
  }

  #minutesOf(actor: IncidentEvent['actor']) {
    let minutes = this.#known.get(actor);
    if (minutes === undefined) {
      minutes = new Map();
      this.#known.set(actor, minutes);
    }
    return minutes;
  }
}
