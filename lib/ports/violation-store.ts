import type { Violation } from '../domain/violation/violation.ts';
import type { TimeWindow } from './change-source.ts';

export interface ViolationStore {
  /** Writes a violation once: `known` when its fingerprint is already there, whatever else changed. */
  record(violation: Violation): Promise<'new' | 'known'>;
  /** Violations by time of the violation, all pages, oldest first. */
  list(window: Required<TimeWindow>): AsyncIterable<Violation>;
}

/** Remembers what was delivered where, so that a retry tells no one twice. */
export interface DeliveryLog {
  wasDelivered(alertId: string, channel: string): Promise<boolean>;
  markDelivered(alertId: string, channel: string): Promise<void>;
}
