import pMap from 'p-map';
import { buildOwnerIndex, type InventoryReading } from '../domain/change/owner-index.ts';
import { withoutCopies } from '../domain/change/state-copies.ts';
import type { OwnerInventory } from '../ports/owner-inventory.ts';
import type { Owners } from '../ports/owners.ts';

/** Owners by inventories that are read once, now; their readings come along, for their faults. */
export async function inventoryOwners(
  inventories: readonly OwnerInventory[],
): Promise<{ readonly owners: Owners; readonly readings: readonly InventoryReading[] }> {
  const readings = withoutCopies(
    await pMap(inventories, (inventory) => inventory.read(), { concurrency: 2 }),
  );
  const index = buildOwnerIndex(readings);
  const owners: Owners = {
    ownerOf: async (event) => index.ownerOf(event.subjectKeys ?? [], event),
  };
  return { owners, readings };
}
