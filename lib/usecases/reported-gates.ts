import { gate } from '../domain/scorecard/gate.ts';
import { type Gate, type GateId, gateIds, type Scorecard } from '../domain/scorecard/scorecard.ts';

/** A scorecard is graded once a week; an older one says nothing about today. */
const oldestMs = 8 * 86_400_000;

/** The wanted gates of a scorecard as it was graded; unknown when that is too long before `now` (ISO 8601). */
export function reportedGates(
  { gradedAt, gates }: Scorecard,
  now: string,
  wanted: readonly GateId[],
): Gate[] {
  const stale = Date.parse(now) - Date.parse(gradedAt) > oldestMs;
  const old = `the scorecard is of ${gradedAt}, which is more than 8 days ago`;
  return gateIds
    .filter((id) => wanted.includes(id))
    .map((id) => {
      const graded = gates.find((it) => it.id === id);
      if (stale || graded === undefined)
        return gate(id, 'unknown', stale ? old : 'the report does not hold this gate');
      return graded;
    });
}
