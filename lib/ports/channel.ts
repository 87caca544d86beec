import type { Alert } from '../domain/violation/alert.ts';

/** A way to tell people. */
export interface Channel {
  /** Unique among the configured channels, e.g. `sns` or `slack`. */
  readonly name: string;
  /** Throws when the message was not accepted. */
  deliver(alert: Alert): Promise<void>;
}
