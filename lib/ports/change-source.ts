import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

/** Half-open: `from` <= event time < `to`; ISO 8601 UTC. An absent end is open. */
export interface TimeWindow {
  readonly from?: string;
  readonly to?: string;
}

/** Some events and what could not be read on the way to them. Of `noise` and `calls` no more can be read when the next batch has been asked for. */
export interface ChangeBatch {
  readonly events: readonly ChangeEvent[];
  readonly faults: readonly ReadFault[];
  /** Calls that are noise (see `isNoise`), told by a source that need not read them whole; else they are among `events`. */
  readonly noise?: NoiseCalls;
  /** Events that are made when somebody asks, told by a source that knows which are alike; else they are among `events`. */
  readonly calls?: CallColumns;
}

/** Calls by their number, from 0 on. What it takes to count one that is like another is had without its event. */
export interface CallColumns {
  readonly size: number;
  event(call: number): ChangeEvent;
  /** `alike` of the event; undefined also while it is not known whether any is. */
  alike(call: number): object | undefined;
  /** Whether other accounts may have copies of the event. */
  isShared(call: number): boolean;
  /** When it was made, in whole seconds since 1970. */
  seconds(call: number): number;
  /** Where the four words of its id (see `readUuid`) stand in `words`. */
  idAt(call: number): number;
  readonly words: Int32Array;
}

/** Calls that changed nothing, whoever made them: no more is known of them than a count needs. */
export interface NoiseCalls {
  /** Event ids (UUIDs), four 32-bit words each; see `readUuid`. */
  readonly ids: Int32Array;
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
