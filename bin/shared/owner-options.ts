import type { Settings } from '../../lib/config/settings.ts';
import type { InventoryReading } from '../../lib/domain/change/owner-index.ts';
import type { OwnerInventory } from '../../lib/ports/owner-inventory.ts';
import type { Owners } from '../../lib/ports/owners.ts';
import { inventoryOwners } from '../../lib/usecases/inventory-owners.ts';
import { localStates, unreadInventory } from '../../lib/wiring/local-states.ts';

const notOffline = 'is in the account, which is read only with --live';

/** Where owners are looked for without the account; empty when nothing is configured or given. */
export function localInventories(
  given: readonly string[] | undefined,
  { owners }: Settings,
): OwnerInventory[] {
  if (given !== undefined) return given.map(localStates);
  const places = owners.states.map((place) =>
    place.startsWith('s3://') ? unreadInventory(place, notOffline) : localStates(place),
  );
  const stacks = owners.cloudformation ? [unreadInventory('CloudFormation', notOffline)] : [];
  return [...places, ...stacks];
}

/** Owners by local states; undefined when there are none to read. */
export async function localOwners(
  given: readonly string[] | undefined,
  settings: Settings,
): Promise<
  { readonly owners: Owners; readonly readings: readonly InventoryReading[] } | undefined
> {
  const inventories = localInventories(given, settings);
  return inventories.length === 0 ? undefined : inventoryOwners(inventories);
}
