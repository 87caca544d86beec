import type { Violation } from '../domain/violation/violation.ts';
import type { TimeWindow } from './change-source.ts';

export interface ViolationStore {
  /** Writes a violation once: `known` when its fingerprint is already there, whatever else changed. */
  record(violation: Violation): Promise<'new' | 'known'>;
  /** Violations by time of the violation, all pages, oldest first. */
  list(window: Required<TimeWindow>): AsyncIterable<Violation>;
}

/**
 * Remembers which violation was told on which channel, so that a retry tells no one twice. Kept for
 * each violation, not for each message: a retry may group the same violations in another way.
 */
export interface DeliveryLog {
  wasDelivered(fingerprint: string, channel: string): Promise<boolean>;
  markDelivered(fingerprint: string, channel: string): Promise<void>;
}
