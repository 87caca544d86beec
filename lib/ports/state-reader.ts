import type { InventoryReading } from '../domain/change/owner-index.ts';

/**
 * Reads the state of one IaC tool: what it manages and what of it is broken. Undefined when the value
 * is no state of this tool's. `source` is what faults and units name.
 */
export type StateReader = (
  value: unknown,
  source: string,
) => Pick<InventoryReading, 'resources' | 'faults'> | undefined;
