import type { InventoryReading } from '../domain/change/owner-index.ts';

/** Something that knows which resources code manages. */
export interface OwnerInventory {
  /**
   * All of it, every page. What cannot be read becomes a fault, so that nobody takes a resource for
   * unowned because its state was not looked into; nothing is thrown.
   */
  read(): Promise<InventoryReading>;
}
