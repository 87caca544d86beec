import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { Ownership } from '../domain/change/ownership.ts';

/** Says whose code owns what a call changed. */
export interface Owners {
  /** Never throws: what keeps it from knowing is the reason of an `unknown`. */
  ownerOf(event: ChangeEvent): Promise<Ownership>;
}
