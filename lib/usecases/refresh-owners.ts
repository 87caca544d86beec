import pMap from 'p-map';
import { type StateCopy, withoutCopies } from '../domain/change/state-copies.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { OwnerInventory } from '../ports/owner-inventory.ts';

interface RefreshOwnersDeps {
  readonly inventories: readonly OwnerInventory[];
  readonly store: Pick<InventoryStore, 'save'>;
}

interface RefreshedOwners {
  /** Resources that code manages. */
  readonly resources: number;
  /** Of these, how many an inventory does not let anyone recognise. */
  readonly unplaced: number;
  /** What could not be read; until it can, no resource is called unowned. */
  readonly faults: readonly ReadFault[];
  /** Copies of states that were left out for others. */
  readonly copies: readonly StateCopy[];
}

/** Each holds its whole content in memory. */
const inventoriesAtOnce = 2;

/** Reads all inventories anew and keeps what they say for the functions that judge changes. */
export async function refreshOwners({
  inventories,
  store,
}: RefreshOwnersDeps): Promise<RefreshedOwners> {
  const readings = withoutCopies(
    await pMap(inventories, (inventory) => inventory.read(), { concurrency: inventoriesAtOnce }),
  );
  await store.save(readings);
  const resources = readings.flatMap((reading) => reading.resources);
  return {
    resources: resources.length,
    unplaced: resources.filter(({ keys }) => keys.length === 0).length,
    faults: readings.flatMap(({ faults }) => faults),
    copies: readings.flatMap(({ copies = [] }) => copies),
  };
}
