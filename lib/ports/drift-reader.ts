import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { Difference } from '../domain/change/difference.ts';
import type { Ownership } from '../domain/change/ownership.ts';

/** Looks at the live resource that a call changed. */
export interface DriftReader {
  /** Never throws: what could not be looked at is `unknown`, with the reason. */
  read(event: ChangeEvent, owner: Ownership | undefined): Promise<Difference>;
}
