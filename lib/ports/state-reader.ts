import type { InventoryReading } from '../domain/change/owner-index.ts';
import type { StateIdentity } from '../domain/change/state-copies.ts';

/**
 * Reads the state of one IaC tool: what it manages and what of it is broken. Undefined when the value
 * is no state of this tool's. `source` is what faults and units name.
 */
export type StateReader = (value: unknown, source: string) => StateContent | undefined;

/** What one state manages, what of it is broken, and which state it is, where it says so. */
export interface StateContent extends Pick<InventoryReading, 'resources' | 'faults'> {
  readonly identity?: StateIdentity;
}
