import type { InventoryReading } from '../domain/change/owner-index.ts';

/** Keeps the last reading of all inventories for those who have no time to read them. */
export interface InventoryStore {
  save(readings: readonly InventoryReading[]): Promise<void>;
  /** `unchanged` since the last load of this store; undefined when none was saved yet. */
  load(): Promise<readonly InventoryReading[] | 'unchanged' | undefined>;
}
