/** What one check of Bandog's own sight found. Texts are lower case without a full stop. */
export type Finding =
  | { readonly state: 'ok'; readonly text: string }
  | {
      readonly state: 'problem';
      /** What cannot be seen or told. */
      readonly text: string;
      /** What to do about it. */
      readonly fix: string;
      /** Names of what it is about, where each can be accepted by itself: regions. */
      readonly about?: readonly string[];
    }
  | {
      /** A problem that somebody knows of and lives with. */
      readonly state: 'accepted';
      readonly text: string;
      /** Why; what the settings say. */
      readonly reason: string;
    }
  | {
      readonly state: 'unknown';
      /** Why nothing can be said. */
      readonly text: string;
      readonly fix?: string;
    };

/** A finding and the check it is from. */
export type CheckedFinding = Finding & {
  /** Name of the check, such as `trail-logs`. */
  readonly check: string;
};

/** What all checks found at one time. */
export interface HealthReport {
  /** ISO 8601 UTC. */
  readonly checkedAt: string;
  readonly findings: readonly CheckedFinding[];
}

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const problem = (text: string, fix: string, about?: readonly string[]): Finding => ({
  state: 'problem',
  text,
  fix,
  ...(about !== undefined && { about }),
});
export const unknown = (text: string, fix?: string): Finding => ({
  state: 'unknown',
  text,
  ...(fix !== undefined && { fix }),
});

/** `a, b and 3 more`: the first of many names. */
export function someNames(names: readonly string[], shown = 5): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
