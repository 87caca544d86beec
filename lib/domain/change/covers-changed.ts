import { areAll } from './all-subjects.ts';
import type { ChangeEvent } from './change-event.ts';
import { fitsWildcard } from './wildcard.ts';

type Changed = Pick<ChangeEvent, 'resources' | 'subjectKeys'>;

/**
 * Whether a pattern (`*`, `?`) fits an id of every resource a call changed: of none where it changed more
 * than are kept. Where the call does not tell what of all it names it changed, one of them has to fit.
 */
export function coversChanged(pattern: string, { resources, subjectKeys = [] }: Changed): boolean {
  const fitting = resources.filter(({ id }) => fitsWildcard(pattern, id));
  if (fitting.length === 0 || subjectKeys.length === 0) return fitting.length > 0;
  if (!areAll(subjectKeys)) return false;
  const names = new Set(fitting.map(({ id }) => lastName(id)));
  return subjectKeys.every((key) => names.has(lastName(key.replace(/#.*$/s, ''))));
}

/** What an ARN, a URL, a path and the normal form of one resource end in. */
const lastName = (id: string): string => (/[^/:]+$/.exec(id)?.[0] ?? id).toLowerCase();
