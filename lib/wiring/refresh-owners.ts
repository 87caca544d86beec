import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inventoryTable } from '../adapters/aws/inventory-table.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { OwnerInventory } from '../ports/owner-inventory.ts';
import { unreadInventory } from './local-states.ts';
import { bucketStates, stackInventory } from './owner-inventories.ts';

interface RefreshOwnersParts {
  readonly inventories: readonly OwnerInventory[];
  readonly store: InventoryStore;
}

export function wireRefreshOwners(environment: Environment): RefreshOwnersParts {
  const { settingsFile, tableName, regions } = environment;
  const { owners } = readBundledSettings(settingsFile);
  return {
    inventories: [
      ...(owners.cloudformation ? regions.map(stackInventory) : []),
      ...owners.states.map(stateOf),
    ],
    store: inventoryTable(new DynamoDBClient({ maxAttempts: 5 }), tableName),
  };
}

const stateOf = (place: string): OwnerInventory =>
  place.startsWith('s3://')
    ? bucketStates(place)
    : unreadInventory(
        place,
        'is a file on some machine; only s3:// addresses are read in the account',
      );
