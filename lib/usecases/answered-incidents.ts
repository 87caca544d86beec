import { covers } from '../domain/change/apply-policy.ts';
import type { Resolution } from '../domain/change/resolution.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import type { AnsweredIncident } from '../domain/scorecard/report.ts';
import { type Exception, hasBegun, hasEnded } from '../domain/violation/exception.ts';
import type { IncidentAction } from '../domain/violation/incident-action.ts';
import { standingOf } from '../domain/violation/standing.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';

interface Known {
  readonly violations: readonly ChangeViolation[];
  readonly actions: readonly IncidentAction[];
  readonly ends: ReadonlyMap<string, Resolution>;
  readonly exceptions: readonly Exception[];
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The incidents somebody said something of, or that bandog.yaml excepts since, newest first. */
export function answeredIncidents(known: Known): AnsweredIncident[] {
  const { actions, ends, exceptions, now } = known;
  const holding = exceptions.filter((it) => hasBegun(it, now) && !hasEnded(it, now));
  const said = Map.groupBy(actions, ({ incidentId }) => incidentId);
  const byIncident = Map.groupBy(known.violations, ({ incidentId }) => incidentId);
  return [...byIncident]
    .flatMap(([incidentId, violations]): AnsweredIncident[] => {
      const own = said.get(incidentId) ?? [];
      const standing = standingOf({
        violations,
        actions: own,
        ends,
        now,
        exceptionFor: (it) =>
          it.subject === 'change' ? holding.find((one) => covers(one, it.event)) : undefined,
      });
      const [first] = violations;
      const isAnswered = own.length > 0 || standing.state === 'excepted-by-settings';
      if (first === undefined || !isAnswered) return [];
      const oldest = violations.reduce((a, b) => (Date.parse(b.at) < Date.parse(a.at) ? b : a));
      return [
        {
          incidentId,
          at: oldest.at,
          account: oldest.account,
          actor: oldest.event.actor.name,
          story: storyOfEvent(oldest.event),
          violations: violations.length,
          standing,
          actions: own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        },
      ];
    })
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
