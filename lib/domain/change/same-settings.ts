import type { ChangeEvent } from './change-event.ts';
import { settingsAsked } from './settings-asked.ts';

type Call = Pick<ChangeEvent, 'parameters' | 'subjectKeys'>;

/**
 * Whether a call that undoes another on the same resource speaks of the same thing there: what both name
 * (a member, a target, a principal) has to be the same, and something has to be, unless one of them says
 * nothing more than which resource is meant.
 */
export function areOfTheSame(earlier: Call, later: Call): boolean {
  const before = valuesByName(earlier);
  const after = valuesByName(later);
  if (before.size === 0 || after.size === 0) return true;
  const shared = [...before].filter(([name]) => after.has(name));
  return (
    shared.length > 0 &&
    shared.every(([name, values]) => [...values].every((value) => after.get(name)?.has(value)))
  );
}

/** What was asked for, by the last word of the path that is no number. */
function valuesByName(call: Call): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [path, value] of settingsAsked(call)) {
    const name = path
      .replace(/(?:\.\d+)+$/, '')
      .replace(/^.*\./s, '')
      .toLowerCase();
    if (value !== '') found.set(name, (found.get(name) ?? new Set()).add(value));
  }
  return found;
}
