import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

/** Half-open: `from` <= event time < `to`; ISO 8601 UTC. An absent end is open. */
export interface TimeWindow {
  readonly from?: string;
  readonly to?: string;
}

/** Some events and what could not be read on the way to them. Of `noise` no more can be read when the next batch has been asked for. */
export interface ChangeBatch {
  readonly events: readonly ChangeEvent[];
  readonly faults: readonly ReadFault[];
  /** Calls that are noise (see `isNoise`), told by a source that need not read them whole; else they are among `events`. */
  readonly noise?: NoiseCalls;
}

/** Calls that changed nothing, whoever made them: no more is known of them than a count needs. */
export interface NoiseCalls {
  /** Event ids (UUIDs), four 32-bit words each; see `readUuid`. */
  readonly ids: Uint32Array;
  /** What calls next to each other share, in the order of the ids. */
  readonly runs: readonly NoiseRun[];
}

export interface NoiseRun {
  readonly calls: number;
  readonly account: string;
  readonly region: string;
  /** When the first and the last of them were made, whatever their order; ISO 8601 UTC. */
  readonly first: string;
  readonly last: string;
}

/** Anything that yields recorded calls: files, an API's event history, memory. */
export interface ChangeSource {
  /**
   * Every event of the window, in batches, each event at least once, in no promised order.
   * Unreadable input comes as faults; only what stops the whole reading (no credentials) is thrown.
   */
  read(window: TimeWindow): AsyncIterable<ChangeBatch>;
}
