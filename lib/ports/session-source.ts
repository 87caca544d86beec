import type { ChangeEvent } from '../domain/change/change-event.ts';

/** Finds out how a session began. */
export interface SessionSource {
  /**
   * The call that handed out these credentials, which were used in `region`; undefined when the log
   * does not hold it.
   */
  issuing(credentialId: string, region: string): Promise<ChangeEvent | undefined>;
}
