import type { Origin } from './origin.ts';

/** How a violation came to an end. */
export interface Resolution {
  /**
   * - `put-back`: a later call undid it
   * - `removed`: what it changed is gone
   * - `deployed-over`: infrastructure as code set the same thing to something else since
   * - `adopted`: infrastructure as code set it to what it had been changed to
   * - `counterpart`: it was itself what put an earlier change back
   * - `found-undone`: the live resource does not show it any more
   */
  readonly how:
    | 'put-back'
    | 'removed'
    | 'deployed-over'
    | 'adopted'
    | 'counterpart'
    | 'found-undone';
  /** When it ended, or was found to have: ISO 8601 UTC. */
  readonly at: string;
  /** Who ended it; absent when only the outcome was seen. Hostile text. */
  readonly by?: string;
  /** Where that call came from. */
  readonly origin?: Origin;
  /** The call that ended it. */
  readonly eventId?: string;
  readonly detail?: string;
}
