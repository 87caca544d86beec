import { pulumiKeys } from '../adapters/aws/resources/pulumi-keys.ts';
import { terraformKeys } from '../adapters/aws/resources/terraform-keys.ts';
import { savedStacks } from '../adapters/aws/saved-stacks.ts';
import { stateFiles } from '../adapters/files/state-files.ts';
import { stateInventory } from '../adapters/inventories/state-inventory.ts';
import { pulumiCheckpoint } from '../adapters/pulumi/pulumi-checkpoint.ts';
import { terraformShow } from '../adapters/terraform/terraform-show.ts';
import { terraformState } from '../adapters/terraform/terraform-state.ts';
import type { OwnerInventory } from '../ports/owner-inventory.ts';
import type { StateReader } from '../ports/state-reader.ts';
import { systemClock } from './system-clock.ts';

/** One a kind of state, told apart by what a file holds. */
export const stateReaders: readonly StateReader[] = [
  terraformState(terraformKeys),
  terraformShow(terraformKeys),
  pulumiCheckpoint(pulumiKeys),
  savedStacks,
];

/** What the states in a file or a folder manage. */
export const localStates = (path: string): OwnerInventory =>
  stateInventory({
    name: path,
    documents: stateFiles(path),
    readers: stateReaders,
    clock: systemClock,
  });

/** An inventory that is configured and was not looked into, so that it stays an open question. */
export const unreadInventory = (name: string, message: string): OwnerInventory => ({
  read: async () => ({
    name,
    readAt: systemClock.now().toISOString(),
    resources: [],
    faults: [{ source: name, code: 'unreadable', message }],
  }),
});
