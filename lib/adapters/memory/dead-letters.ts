import type { DeadLetter, DeadLetters, UnreadableLetter } from '../../ports/dead-letters.ts';

interface MemoryDeadLetters extends DeadLetters {
  /** What lies there and is not taken. */
  readonly visible: () => readonly string[];
  /** Ids in the order they were handed over. */
  readonly sent: readonly string[];
}

/** A queue of dead letters in memory; `fails` says for each id why its function cannot handle it. */
export function memoryDeadLetters(
  letters: readonly (DeadLetter | UnreadableLetter)[],
  fails: (id: string) => string | undefined = () => undefined,
): MemoryDeadLetters {
  const here = new Map(letters.map((letter) => [letter.id, letter]));
  const taken = new Set<string>();
  const sent: string[] = [];
  const visible = () => [...here.keys()].filter((id) => !taken.has(id));
  return {
    visible,
    sent,
    async *take() {
      for (let [id] = visible(); id !== undefined; [id] = visible()) {
        const letter = here.get(id);
        taken.add(id);
        if (letter !== undefined) yield letter;
      }
    },
    async resend({ id }) {
      sent.push(id);
      const why = fails(id);
      if (why !== undefined) throw new Error(why);
    },
    async remove({ id }) {
      here.delete(id);
    },
    async putBack(id) {
      taken.delete(id);
    },
  };
}
