import type { Alert } from '../domain/violation/alert.ts';

/** A way to tell people. */
export interface Channel {
  /** Unique among the configured channels, e.g. `sns` or `slack`. */
  readonly name: string;
  /**
   * True when it can put news of an incident where the incident was told: then it is also given alerts
   * with a `standing`. @default false
   */
  readonly follows?: boolean;
  /** Throws when the message was not accepted. */
  deliver(alert: Alert): Promise<void>;
}
