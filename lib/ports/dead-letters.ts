import type { ReadFault } from '../domain/fault/read-fault.ts';

/** Something that a function could not handle, or that could not be handed to it. */
export interface DeadLetter {
  /** The queue's own id of it. */
  readonly id: string;
  /** Name of the function it is meant for. */
  readonly functionName: string;
  /** Why it lies here, as the one who put it here says. */
  readonly reason: string;
  /** When it came: ISO 8601, UTC. */
  readonly at: string;
  /** The event itself, or when the rows were written that the table's stream has to tell of. */
  readonly content:
    | { readonly kind: 'event'; readonly event: unknown }
    | { readonly kind: 'rows'; readonly from: string; readonly to: string };
}

/** One that cannot be sent anywhere. */
export interface UnreadableLetter {
  readonly id: string;
  readonly fault: ReadFault;
}

/** The dead letters of the deployed Bandog. */
export interface DeadLetters {
  /** Each that is there once. Others do not see it until it is put back, or for some minutes. */
  take(): AsyncIterable<DeadLetter | UnreadableLetter>;
  /** Hands it to its function again and waits; throws an Error that says why that failed once more. */
  resend(letter: DeadLetter): Promise<void>;
  remove(letter: DeadLetter): Promise<void>;
  putBack(id: string): Promise<void>;
}
