import type { Spoken } from '../domain/alert/pace.ts';
import type { Violation } from '../domain/violation/violation.ts';

/** What a channel will tell later, and what it said of late. */
export interface AlertQueue {
  /** Puts violations aside for a channel; one that is there already stays as it is. */
  hold(channel: string, violations: readonly Violation[]): Promise<void>;
  isHeld(channel: string, fingerprint: string): Promise<boolean>;
  /** At most so many of those put aside, in any order, as of now or a moment ago. */
  held(channel: string, atMost: number): Promise<readonly Violation[]>;
  release(channel: string, fingerprint: string): Promise<void>;
  spoken(channel: string): Promise<{ readonly spoken: Spoken; readonly version: number }>;
  /** Replaces what `spoken` gave; false when somebody else did so since. */
  speak(channel: string, spoken: Spoken, version: number): Promise<boolean>;
}
