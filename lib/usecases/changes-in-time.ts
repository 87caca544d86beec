import type { ChangeBatch, ChangeSource } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';

/** Changes, and what faults call the place they are read from. */
export interface NamedChanges {
  readonly name: string;
  readonly source: ChangeSource;
}

interface InTime {
  readonly clock: Clock;
  /** Reading ends after so long, whatever is left. */
  readonly limitMs: number;
}

/**
 * Several sources as one, read one after the other, for as long as there is time. A source that fails, and
 * what there was no time for, come as faults.
 */
export function changesInTime(
  sources: readonly NamedChanges[],
  { clock, limitMs }: InTime,
): ChangeSource {
  return {
    async *read(window) {
      const end = clock.now().getTime() + limitMs;
      const isLate = () => clock.now().getTime() >= end;
      for (const { name, source } of sources) {
        if (isLate()) yield fault(name, 'not read: there was no time left');
        else yield* oneInTime(name, () => source.read(window), isLate);
      }
    },
  };
}

async function* oneInTime(
  name: string,
  read: () => AsyncIterable<ChangeBatch>,
  isLate: () => boolean,
): AsyncGenerator<ChangeBatch> {
  try {
    for await (const batch of read()) {
      yield batch;
      if (!isLate()) continue;
      yield fault(name, 'not read to its end: there was no time left');
      return;
    }
  } catch (error) {
    yield fault(name, error instanceof Error ? error.message : String(error));
  }
}

const fault = (source: string, message: string): ChangeBatch => ({
  events: [],
  faults: [{ source, code: 'unreadable', message }],
});
