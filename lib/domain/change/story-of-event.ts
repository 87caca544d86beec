import type { ChangeEvent } from './change-event.ts';

/** What one change did, in plain words; the call's own name where no story is known. Hostile text. */
export function storyOfEvent({ story, service, action, resources: [first] }: ChangeEvent): string {
  if (story !== undefined) return story;
  return `called ${service}:${action}${first === undefined ? '' : ` on ${first.id}`}`;
}
