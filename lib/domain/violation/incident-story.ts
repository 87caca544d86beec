import { storyOfEvent } from '../change/story-of-event.ts';
import type { Alert } from './alert.ts';
import type { ChangeViolation } from './violation.ts';

/** What was made can be labelled in the same breath: that says nothing new. */
const making = /^(created|launched|made|registered|allocated)\b/;
const labelling = /^(tagged|untagged|added tags)\b/;

/** Steps that are told; more than this nobody reads. */
const mostSteps = 6;

/**
 * The steps of an incident in the order they were made, each once: `launched an instance (t3.micro)`,
 * `created the security group launch-wizard-1`, `opened port 22 to the world on sg-0a1b`.
 * Labels put on what the same incident made before are left out. Empty for an alert about money.
 */
function incidentSteps({ violations }: Pick<Alert, 'violations'>): string[] {
  const told = new Set<string>();
  let madeSomething = false;
  for (const violation of violations) {
    if (violation.subject !== 'change') continue;
    const step = storyOfEvent(violation.event);
    if (madeSomething && labelling.test(step)) continue;
    madeSomething ||= making.test(step);
    told.add(step);
  }
  return [...told];
}

/** The incident in one sentence without its actor; empty for an alert about money. */
export function incidentStory(alert: Pick<Alert, 'violations'>): string {
  const steps = incidentSteps(alert);
  const shown = steps.slice(0, mostSteps).join(', ');
  const rest = steps.length - mostSteps;
  return rest > 0 ? `${shown}, and ${rest} more` : shown;
}

/** The story of the worst change, and how many other steps there were: enough for one line. */
export function headlineStory(
  worst: ChangeViolation,
  alert: Pick<Alert, 'violations'>,
): { readonly story: string; readonly others: number } {
  const story = storyOfEvent(worst.event);
  return { story, others: incidentSteps(alert).filter((step) => step !== story).length };
}
