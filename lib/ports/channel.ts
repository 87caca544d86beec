import type { Alert } from '../domain/violation/alert.ts';

/** A way to tell people. */
export interface Channel {
  /** Unique among the configured channels, e.g. `sns` or `slack`. */
  readonly name: string;
  /**
   * Which news of an incident it is given besides, as alerts with a `standing`. `everything`: it puts them
   * where the incident was told. `outcomes`: each is a message of its own, so only what changes what
   * somebody has to do. @default none
   */
  readonly follows?: 'everything' | 'outcomes';
  /** Throws when the message was not accepted. */
  deliver(alert: Alert): Promise<void>;
}
