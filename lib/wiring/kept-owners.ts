import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inventoryTable } from '../adapters/aws/inventory-table.ts';
import { keptOwners } from '../adapters/inventories/kept-owners.ts';
import type { Settings } from '../config/settings.ts';
import type { Owners } from '../ports/owners.ts';
import { systemClock } from './system-clock.ts';

/** Owners by the inventory that `refresh-owners` keeps; none where no inventory is configured. */
export function wireKeptOwners(
  { cloudformation, states }: Settings['owners'],
  tableName: string,
): { readonly owners?: Owners } {
  if (!cloudformation && states.length === 0) return {};
  const store = inventoryTable(new DynamoDBClient({ maxAttempts: 5 }), tableName);
  return { owners: keptOwners({ store, clock: systemClock }) };
}
