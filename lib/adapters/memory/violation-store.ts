import type { Violation } from '../../domain/violation/violation.ts';
import type { ViolationStore } from '../../ports/violation-store.ts';

export interface MemoryViolationStore extends ViolationStore {
  /** Plays the table's stream: `listener` gets each violation that is new, after it was stored. */
  subscribe(listener: (violation: Violation) => void): void;
}

/** Violations in memory, one a fingerprint. */
export function memoryViolationStore(): MemoryViolationStore {
  const byFingerprint = new Map<string, Violation>();
  const listeners: ((violation: Violation) => void)[] = [];
  return {
    subscribe(listener) {
      listeners.push(listener);
    },
    async record(violation) {
      if (byFingerprint.has(violation.fingerprint)) return 'known';
      byFingerprint.set(violation.fingerprint, violation);
      for (const listener of listeners) listener(violation);
      return 'new';
    },
    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      yield* byFingerprint
        .values()
        .filter(({ at }) => start <= Date.parse(at) && Date.parse(at) < end)
        .toArray()
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
  };
}
