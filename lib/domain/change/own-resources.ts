import type { ChangeEvent, ResourceRef } from './change-event.ts';
import type { ChangePolicy } from './policy.ts';
import { revise } from './revise.ts';
import { fitsWildcard } from './wildcard.ts';

/** What of a long stack name is sure to be left in the names that are made from it. */
const keptLength = 20;

/**
 * Patterns of the ids of what is in a stack of that name and has a logical id that begins with
 * `prefix`, and of the stack itself. Such resources are called `Stack-LogicalId-Random`, buckets the
 * same in lower case, and stand at the end of ARNs and URLs.
 */
export function ownResourcesOf(stackName: string, prefix: string): string[] {
  const isLong = stackName.length > keptLength;
  const start = isLong ? stackName.slice(0, keptLength) : `${stackName}-${prefix}`;
  const inNames = [start, start.toLowerCase()].flatMap((name) =>
    ['', '*:', '*/'].map((before) => `${before}${name}*`),
  );
  return [stackName, `*:stack/${stackName}/*`, ...inNames];
}

/** The first of the watchdog's own parts that the event touched. */
export function ownResource(
  event: Pick<ChangeEvent, 'resources'>,
  { ownResources }: Pick<ChangePolicy, 'ownResources'>,
): ResourceRef | undefined {
  if (ownResources.length === 0) return undefined;
  return event.resources.find(({ id }) =>
    ownResources.some((pattern) => fitsWildcard(pattern, id)),
  );
}

/** The event, marked as tampering when it changes how the watchdog is made; running it is not. */
export function markOwn(event: ChangeEvent, policy: ChangePolicy): ChangeEvent {
  const remakes = event.effect === 'configuration' || event.effect === 'permission';
  if (!remakes || ownResource(event, policy) === undefined) return event;
  return revise(event, { risks: [...new Set([...event.risks, 'watchdog-tampering' as const])] });
}
