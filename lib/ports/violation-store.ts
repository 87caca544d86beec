import type { OnFault } from '../domain/fault/read-fault.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { TimeWindow } from './change-source.ts';

export interface ViolationStore {
  /** Writes a violation once: `known` when its fingerprint is already there, whatever else changed. */
  record(violation: Violation): Promise<'new' | 'known'>;
  /**
   * Violations by time of the violation, all pages, oldest first. What was stored by another version and
   * cannot be read is left out and `onFault` is told; where nobody is, it is an error that names it.
   */
  list(window: Required<TimeWindow>, onFault?: OnFault): AsyncIterable<Violation>;
}

/**
 * Remembers which violation was told on which channel, so that a retry tells no one twice. Kept for
 * each violation, not for each message: a retry may group the same violations in another way.
 */
export interface DeliveryLog {
  wasDelivered(fingerprint: string, channel: string): Promise<boolean>;
  markDelivered(fingerprint: string, channel: string): Promise<void>;
  /**
   * Takes it on oneself to tell it within so many milliseconds. False when it was told, or another who
   * took it on may still be telling it; who crashes leaves it to the next one after that time.
   */
  claim(fingerprint: string, channel: string, forMs: number): Promise<boolean>;
  /** Lets go what was claimed and could not be told, so that the next one need not wait. */
  giveBack(fingerprint: string, channel: string): Promise<void>;
}
