import type { ChangeSource } from '../ports/change-source.ts';

/** One of several places changes are read from. */
interface NamedSource {
  readonly name: string;
  readonly source: ChangeSource;
}

/**
 * Several sources as one, read one after the other. A source that fails is reported to `onFailure`
 * and the others are still read; `onDone` is told after each.
 */
export function joinSources(
  sources: readonly NamedSource[],
  onFailure: (name: string, error: unknown) => void,
  onDone: (name: string) => void = () => {},
): ChangeSource {
  return {
    async *read(window) {
      for (const { name, source } of sources) {
        try {
          yield* source.read(window);
        } catch (error) {
          onFailure(name, error);
        }
        onDone(name);
      }
    },
  };
}
