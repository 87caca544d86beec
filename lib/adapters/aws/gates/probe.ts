import type { Period } from '../../../domain/scorecard/period.ts';
import type { Probe } from '../../../ports/probe.ts';
import { failedCall } from '../failed-call.ts';

/** Something outside that cannot be seen; its message is the reason. */
export class Unseen extends Error {
  override readonly name = 'Unseen';
}

/** A probe whose `read` may throw an Unseen; any other error is a mistake of ours and is thrown on. */
export function probe<T>(source: string, read: (period: Period) => Promise<T>): Probe<T> {
  return {
    source,
    async look(period) {
      try {
        return { kind: 'seen', source, value: await read(period) };
      } catch (error) {
        if (!(error instanceof Unseen)) throw error;
        return { kind: 'unseen', source, reason: error.message };
      }
    },
  };
}

interface Call {
  /** IAM action. */
  readonly action: string;
  readonly region: string;
  /** What to say where the service is not in use, if the error says so. */
  readonly notEnabled?: (error: Error) => string | undefined;
}

/** One call; throws an Unseen that names the action when it fails for good. */
export async function answerOf<T>(call: Call, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw unseen(call, error);
  }
}

/** The items of all pages of a call; throws an Unseen as `answerOf` does. */
export async function allOf<Page, Item>(
  call: Call,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await answerOf(call, iterator.next());
    if (done) return items;
    items.push(...(itemsOf(value) ?? []));
  }
}

function unseen({ action, region, notEnabled }: Call, error: unknown): Unseen {
  const known = error instanceof Error ? notEnabled?.(error) : undefined;
  return new Unseen(known ?? failedCall(error, action, region).message, { cause: error });
}
