/** What was found at one source, or why nothing can be said about it. */
export type Look<T> =
  | { readonly kind: 'seen'; readonly source: string; readonly value: T }
  | {
      readonly kind: 'unseen';
      readonly source: string;
      /** Why, and what to do about it; lower case, no full stop. */
      readonly reason: string;
    };

/** What was found, of all sources that could be seen. */
export function valuesOf<T>(looks: readonly Look<T>[]): T[] {
  return looks.flatMap((look) => (look.kind === 'seen' ? [look.value] : []));
}

/** A sentence for each source that could not be seen. */
export function gapsOf(looks: readonly Look<unknown>[]): string[] {
  return looks.flatMap((look) =>
    look.kind === 'unseen' ? [`${look.source}: ${look.reason}`] : [],
  );
}

/** `a; b; and 3 more`: the first of many sentences. */
export function someOf(sentences: readonly string[], shown = 2): string {
  const rest = sentences.length - shown;
  const first = sentences.slice(0, shown).join('; ');
  return rest > 0 ? `${first}; and ${rest} more` : first;
}
