import type { Settings } from '../../lib/config/settings.ts';
import type { InventoryReading } from '../../lib/domain/change/owner-index.ts';
import type { Owners } from '../../lib/ports/owners.ts';
import { addFaults, type ReportInput } from '../../lib/usecases/build-report.ts';
import { firstOwner } from '../../lib/usecases/first-owner.ts';
import { inventoryOwners } from '../../lib/usecases/inventory-owners.ts';
import { joinOwners } from '../../lib/usecases/join-owners.ts';
import { worstFirst } from '../../lib/usecases/violation-digest.ts';
import { localStates } from '../../lib/wiring/local-states.ts';
import { localOwners } from '../shared/owner-options.ts';
import type { ScanOptions } from './options.ts';

/** Each may be several calls to CloudFormation. */
const liveLookUps = 200;

/** Adds whose code owns what was changed, where states are named or the live account is read. */
export async function addOwners<Input extends Omit<ReportInput, 'generatedAt'>>(
  input: Input,
  options: ScanOptions,
  settings: Settings,
): Promise<Input> {
  const { changes } = input;
  if (changes === undefined || changes.digest.kept.length === 0) return input;
  const found = await (options.live
    ? liveOwners(options, settings, [...changes.regions])
    : localOwners(options.state, settings));
  if (found === undefined) return input;
  const limit = options.live ? { limit: liveLookUps } : {};
  const kept = await joinOwners(worstFirst(changes.digest), found.owners, limit);
  const faults = found.readings.flatMap((reading) => reading.faults);
  return {
    ...input,
    changes: { ...changes, digest: { ...changes.digest, kept } },
    faults: addFaults(input.faults ?? { total: 0, shown: [] }, faults),
  };
}

/** Stacks by single look-ups, and all states that are given or configured. */
async function liveOwners(
  { state }: ScanOptions,
  { owners: { states } }: Settings,
  regions: readonly string[],
): Promise<{ readonly owners: Owners; readonly readings: readonly InventoryReading[] }> {
  const { bucketStates, stackOwners } = await import('../../lib/wiring/owner-inventories.ts');
  const places = state ?? states;
  const stacks = stackOwners(regions);
  if (places.length === 0) return { owners: stacks, readings: [] };
  const inventories = places.map((place) =>
    place.startsWith('s3://') ? bucketStates(place) : localStates(place),
  );
  const { owners, readings } = await inventoryOwners(inventories);
  return { owners: firstOwner([owners, stacks]), readings };
}
