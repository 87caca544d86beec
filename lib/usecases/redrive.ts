import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { DeadLetter, DeadLetters } from '../ports/dead-letters.ts';

type Told = Pick<DeadLetter, 'id' | 'functionName' | 'reason' | 'at'>;

/** What became of the dead letters. */
export interface Redrive {
  /** Handled now, and removed. */
  readonly delivered: readonly Told[];
  /** Failed again; they stay. */
  readonly failed: readonly (Told & { readonly error: string })[];
  /** They stay as well: nobody knows what they are. */
  readonly unreadable: readonly { readonly id: string; readonly fault: ReadFault }[];
  /** Only looked at, and put back. */
  readonly seen: readonly Told[];
}

interface RedriveOptions {
  /** Sends nothing. */
  readonly lookOnly: boolean;
}

/**
 * Hands every dead letter to its function again, one after the other, and removes those that were
 * handled. It may be repeated, and stopped at any moment: what a function has done already, it does
 * not do again, and a letter is removed only after it was handled.
 */
export async function redrive(
  letters: DeadLetters,
  { lookOnly }: RedriveOptions,
): Promise<Redrive> {
  const result = { delivered: [], failed: [], unreadable: [], seen: [] } as Gathered;
  const staying: string[] = [];
  try {
    for await (const letter of letters.take()) {
      if ('fault' in letter) result.unreadable.push(letter);
      else if (lookOnly) result.seen.push(told(letter));
      else await send(letters, letter, result);
      if (!result.delivered.some(({ id }) => id === letter.id)) staying.push(letter.id);
    }
  } finally {
    // Only now: a letter put back at once would be taken again.
    for (const id of staying) await letters.putBack(id);
  }
  return result;
}

type Gathered = { [Key in keyof Redrive]: Redrive[Key][number][] };

const told = ({ id, functionName, reason, at }: DeadLetter): Told => ({
  id,
  functionName,
  reason,
  at,
});

async function send(letters: DeadLetters, letter: DeadLetter, result: Gathered): Promise<void> {
  try {
    await letters.resend(letter);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    result.failed.push({ ...told(letter), error: text });
    return;
  }
  await letters.remove(letter);
  result.delivered.push(told(letter));
}
