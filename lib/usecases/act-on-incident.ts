import type { IncidentAction } from '../domain/violation/incident-action.ts';
import { mayAct, type Standing, standingOf } from '../domain/violation/standing.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { TimeWindow } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import { findIncidents, type IncidentDeps } from './find-incident.ts';

export interface ActDeps extends IncidentDeps {
  readonly clock: Clock;
}

/** What somebody says of an incident. */
export interface ActRequest extends Omit<IncidentAction, 'incidentId' | 'incidentAt' | 'at'> {
  /** The incident's id or its beginning, six characters or more. */
  readonly incident: string;
  /** Where to look for it. */
  readonly window: Required<TimeWindow>;
}

export interface Acted {
  readonly action: IncidentAction;
  readonly before: Standing;
  /** What it is about. */
  readonly violations: readonly [Violation, ...Violation[]];
}

/** What is wrong with a request; its message is for the person who made it. */
export class RefusedAction extends Error {
  override readonly name = 'RefusedAction';
  readonly field: 'incident' | 'until' | 'reason' | 'how';

  constructor(field: RefusedAction['field'], message: string) {
    super(message);
    this.field = field;
  }
}

const shortestId = 6;
const longestExceptionMs = 366 * 86_400_000;
const longest = { reason: 500, ticket: 100, name: 100 } as const;

/**
 * Records what a person said of an incident, once. Those who told of it hear from the table's stream.
 * Throws a RefusedAction where it may not be said.
 */
export async function actOnIncident(deps: ActDeps, request: ActRequest): Promise<Acted> {
  const now = deps.clock.now().toISOString();
  checkWords(request, now);
  const { incidentId, violations, actions, ends } = await theIncident(deps, request);
  const before = standingOf({ violations, actions, ends, now });
  const { incident: _, window: __, ...said } = request;
  const action = { ...said, incidentId, incidentAt: violations[0].at, at: now };
  const isRepeated = actions.some(({ id }) => id === action.id);
  if (!isRepeated && !mayAct(before, request.kind)) {
    throw new RefusedAction('incident', `the incident is ${stateWords[before.state]}`);
  }
  await deps.incidents.record(action);
  return { action, before, violations };
}

const stateWords: Readonly<Record<Standing['state'], string>> = {
  open: 'open',
  acknowledged: 'acknowledged already',
  excepted: 'excepted already',
  expired: 'open again: its exception has ended',
  'excepted-by-settings': 'excepted by bandog.yaml already',
  resolved: 'resolved already',
  ended: 'over: its changes were seen to have ended',
};

async function theIncident(deps: ActDeps, { incident, window }: ActRequest) {
  if (incident.length < shortestId) {
    throw new RefusedAction(
      'incident',
      `${JSON.stringify(incident)} is too short; write ${shortestId} characters of the id or more`,
    );
  }
  const [found, ...others] = await findIncidents(deps, incident, window);
  if (found === undefined) {
    throw new RefusedAction(
      'incident',
      `there is no incident ${JSON.stringify(incident)} from ${window.from} to ${window.to}`,
    );
  }
  if (others.length === 0) return found;
  throw new RefusedAction(
    'incident',
    `${others.length + 1} incidents begin with ${JSON.stringify(incident)}; write more of the id`,
  );
}

function checkWords(request: ActRequest, now: string): void {
  const { kind, reason, ticket, name, how } = request;
  for (const [field, text] of Object.entries({ reason, ticket, name })) {
    const most = longest[field as keyof typeof longest];
    if ((text?.length ?? 0) > most) {
      throw new RefusedAction('reason', `the ${field} is longer than ${most} characters`);
    }
  }
  if (kind === 'resolve' && how === undefined) {
    throw new RefusedAction('how', 'say whether it was reverted or adopted');
  }
  if (kind === 'except') checkException(request, now);
}

function checkException({ reason, until = '' }: ActRequest, now: string): void {
  if (!reason?.trim()) throw new RefusedAction('reason', 'an exception needs a reason');
  const lastMs = Date.parse(until);
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(lastMs)) {
    throw new RefusedAction('until', 'an exception needs its last day, as YYYY-MM-DD');
  }
  if (until < now.slice(0, 10) || lastMs - Date.parse(now) > longestExceptionMs) {
    throw new RefusedAction('until', 'an exception ends today at the earliest and within a year');
  }
}
