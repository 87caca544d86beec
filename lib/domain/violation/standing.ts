import type { Resolution } from '../change/resolution.ts';
import { type Exception, hasEnded } from './exception.ts';
import type { ActionKind, IncidentAction } from './incident-action.ts';
import type { Violation } from './violation.ts';

/** How an incident stands. */
export type Standing =
  /** `again`: something was found after it had been dealt with. */
  | { readonly state: 'open'; readonly again?: true }
  | { readonly state: 'acknowledged'; readonly action: IncidentAction }
  | { readonly state: 'excepted'; readonly action: IncidentAction }
  /** An exception that has ended: it is open again. */
  | { readonly state: 'expired'; readonly action: IncidentAction }
  /** bandog.yaml excepts every one of its changes. */
  | { readonly state: 'excepted-by-settings'; readonly exceptions: readonly Exception[] }
  | { readonly state: 'resolved'; readonly action: IncidentAction }
  /** Every one of its changes was seen to have ended. */
  | { readonly state: 'ended'; readonly resolutions: readonly Resolution[] };

export type State = Standing['state'];

/** What may be said of an incident in each state; what is not here is refused. */
const transitions: Readonly<Record<State, readonly ActionKind[]>> = {
  open: ['acknowledge', 'except', 'resolve'],
  acknowledged: ['except', 'resolve'],
  excepted: ['except', 'resolve'],
  expired: ['acknowledge', 'except', 'resolve'],
  'excepted-by-settings': ['acknowledge', 'resolve'],
  resolved: [],
  ended: [],
};

/** Whether this may be said now. */
export const mayAct = ({ state }: Standing, kind: ActionKind): boolean =>
  transitions[state].includes(kind);

interface Known {
  /** All violations of the incident, at least one, in any order. */
  readonly violations: readonly Violation[];
  /** What people said of it, in any order. */
  readonly actions: readonly IncidentAction[];
  /** How its changes ended, by fingerprint. */
  readonly ends: ReadonlyMap<string, Resolution>;
  /** The exception of the settings that covers a violation, if any. */
  readonly exceptionFor?: (violation: Violation) => Exception | undefined;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** How an incident stands, from all that is known of it; the order in which it became known does not matter. */
export function standingOf({ violations, actions, ends, exceptionFor, now }: Known): Standing {
  const resolutions = violations.map(({ fingerprint }) => ends.get(fingerprint));
  if (violations.length > 0 && resolutions.every((it) => it !== undefined)) {
    return { state: 'ended', resolutions };
  }
  const said = afterActions(actions, now);
  const isOpen = said.state === 'open' || said.state === 'expired';
  const exceptions = violations.map((it) => exceptionFor?.(it));
  if (isOpen && violations.length > 0 && exceptions.every((it) => it !== undefined)) {
    return { state: 'excepted-by-settings', exceptions: [...new Set(exceptions)] };
  }
  return isOpen || !wentOn(said, violations) ? said : { state: 'open', again: true };
}

/** Each action that may be taken counts; the others change nothing. */
function afterActions(actions: readonly IncidentAction[], now: string): Standing {
  const inOrder = actions.toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1),
  );
  let standing: Standing = { state: 'open' };
  for (const action of inOrder) {
    const then = expiring(standing, action.at);
    standing = mayAct(then, action.kind) ? afterAction(action) : then;
  }
  return expiring(standing, now);
}

function afterAction(action: IncidentAction): Standing {
  switch (action.kind) {
    case 'acknowledge':
      return { state: 'acknowledged', action };
    case 'except':
      return { state: 'excepted', action };
    case 'resolve':
      return { state: 'resolved', action };
  }
}

/** An exception without an end has none that anybody agreed to: it has ended. */
function expiring(standing: Standing, at: string): Standing {
  if (standing.state !== 'excepted') return standing;
  const { action } = standing;
  const isOver = !action.until || hasEnded({ until: action.until }, at);
  return isOver ? { state: 'expired', action } : standing;
}

/** Nobody can have meant what was not yet found: saying so beforehand covers nothing that follows. */
function wentOn(said: Standing, violations: readonly Violation[]): boolean {
  if (!('action' in said)) return false;
  const saidMs = Date.parse(said.action.at);
  return violations.some(({ detectedAt }) => Date.parse(detectedAt) > saidMs);
}
