import { namedTags, type Tag } from '../change/named-tags.ts';
import type { Violation } from '../violation/violation.ts';

/**
 * Tags a violation comes with: those the call named and those its resource has where it was looked at
 * (hostile text), or those of the budget's scope. Where the resource was not looked at its tags are
 * unknown, and only the call's are here.
 */
export function tagsOf(violation: Violation): Tag[] {
  if (violation.subject === 'change') {
    return [...namedTags(violation.event.parameters ?? {}), ...(violation.difference?.tags ?? [])];
  }
  if (violation.subject !== 'cost') return [];
  const scoped = Object.entries(violation.state.budget.scope.tags ?? {});
  return scoped.flatMap(([key, values]) => values.map((value) => ({ key, value })));
}
