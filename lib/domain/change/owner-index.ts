import type { ReadFault } from '../fault/read-fault.ts';
import type { ChangeEvent } from './change-event.ts';
import { compareParts } from './declared/compare-parts.ts';
import { compareWithState } from './declared/compare-with-state.ts';
import type { HeldSettings } from './declared/held-settings.ts';
import type { Ownership } from './ownership.ts';

/** One resource that code manages, as an inventory names it. */
export interface OwnedResource {
  readonly engine: Extract<Ownership, { kind: 'owned' }>['engine'];
  readonly unit: string;
  readonly address: string;
  readonly constructPath?: string;
  readonly resourceId: string;
  readonly resourceType: string;
  /**
   * Normal forms, `account:region:service/type/id` with `#` before a part of a resource; an empty
   * account or region fits any. Empty when the inventory does not say which resource it is.
   */
  readonly keys: readonly string[];
  /** What the state says of it, as far as calls can be held against that. */
  readonly held?: HeldSettings;
}

/** All that one inventory knows, and what of it could not be read. */
export interface InventoryReading {
  /** e.g. `Terraform state infra/prod.tfstate`. */
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly readAt: string;
  readonly resources: readonly OwnedResource[];
  readonly faults: readonly ReadFault[];
}

export interface OwnerIndex {
  /** When the oldest of the inventories was read: ISO 8601 UTC; absent when there is none. */
  readonly readAt?: string;
  /** How many resources can be found by a key. */
  readonly size: number;
  /**
   * Whose code owns what these keys name: the first of them that code owns. With the call, its state is
   * compared with what the call asked for.
   */
  readonly ownerOf: (subjectKeys: readonly string[], call?: Call) => Ownership;
}

type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters'>;

/** A resource in one place; the account and region are empty where any fits. */
interface Placed {
  readonly account: string;
  readonly region: string;
  readonly readAt: string;
  readonly resource: OwnedResource;
}

/** Builds the look-up of several inventories. Reading order does not matter. */
export function buildOwnerIndex(readings: readonly InventoryReading[]): OwnerIndex {
  const byName = new Map<string, Placed | Placed[]>();
  for (const { resources, readAt } of readings) {
    for (const resource of resources) {
      for (const key of resource.keys) place(byName, key, { resource, readAt });
    }
  }
  const gaps = gapsOf(readings);
  const readAt = readings.map((reading) => reading.readAt).sort()[0];
  return {
    ...(readAt !== undefined && { readAt }),
    size: byName.size,
    ownerOf: (subjectKeys, call) => {
      if (subjectKeys.length === 0) return unnamed;
      for (const key of subjectKeys) {
        const owner = find(byName, key, call);
        if (owner !== undefined) return owner;
      }
      return gaps === undefined ? { kind: 'unowned' } : { kind: 'unknown', reason: gaps };
    },
  };
}

const unnamed: Ownership = {
  kind: 'unknown',
  reason: 'the call does not say which resource it changed',
};

function place(
  byName: Map<string, Placed | Placed[]>,
  key: string,
  found: Pick<Placed, 'resource' | 'readAt'>,
): void {
  const { account, region, name } = apart(key);
  const placed: Placed = { account, region, ...found };
  const others = byName.get(name);
  if (others === undefined) byName.set(name, placed);
  else if (Array.isArray(others)) others.push(placed);
  else byName.set(name, [others, placed]);
}

function apart(key: string): { account: string; region: string; name: string } {
  const first = key.indexOf(':');
  const second = key.indexOf(':', first + 1);
  return {
    account: key.slice(0, first),
    region: key.slice(first + 1, second),
    name: key.slice(second + 1),
  };
}

/** The owner of the resource itself or, where none is known, of what it is a part of. */
function find(
  byName: ReadonlyMap<string, Placed | Placed[]>,
  key: string,
  call: Call | undefined,
): Ownership | undefined {
  const { account, region, name } = apart(key);
  for (let end = name.length; end > 0; end = name.lastIndexOf('#', end - 1)) {
    const found = byName.get(name.slice(0, end));
    if (found === undefined) continue;
    const fitting = (Array.isArray(found) ? found : [found]).filter(fits(account, region));
    const exact = fitting.filter((it) => it.account === account && it.region === region);
    if (exact.length > 0) return ownership(exact, name, end, call);
    if (fitting.length > 0) return ownership(fitting, name, end, call);
  }
  return undefined;
}

const fits = (account: string, region: string) => (placed: Placed) =>
  (placed.account === account || placed.account === '' || account === '') &&
  (placed.region === region || placed.region === '' || region === '');

/** The owner of what stands before `end` in a name; what is behind it is a part of that. */
function ownership(
  found: readonly Placed[],
  name: string,
  end: number,
  call: Call | undefined,
): Ownership {
  const through = name.slice(end + 1);
  const [first, ...others] = found.map(({ resource }) => resource);
  const readAt = found[0]?.readAt ?? '';
  if (first === undefined) return { kind: 'unowned' };
  const other = others.find((it) => it.unit !== first.unit || it.address !== first.address);
  if (other !== undefined) {
    return {
      kind: 'unknown',
      reason: `more than one claims it: ${claim(first)} and ${claim(other)}`,
    };
  }
  const { keys: _, held: __, ...owner } = first;
  const properties = call && compared(call, first, name.slice(0, end), through);
  return {
    kind: 'owned',
    ...owner,
    ...(through !== '' && { through }),
    ...(properties !== undefined && { compared: { readAt, properties } }),
  };
}

/** CloudFormation itself compares what its stacks own. */
function compared(call: Call, owned: OwnedResource, key: string, through: string) {
  const bySettings = owned.held && compareWithState(call, owned.held);
  if (bySettings !== undefined || owned.engine === 'cloudformation') return bySettings;
  return compareParts(call, { ...owned, key, through });
}

const claim = ({ address, unit }: OwnedResource): string => `${address} in ${unit}`;

const shownGaps = 3;

/** Why a resource that was not found may still be owned; undefined when all was read to its end. */
function gapsOf(readings: readonly InventoryReading[]): string | undefined {
  if (readings.length === 0) return 'no inventory was read';
  const faults = readings.flatMap((reading) => reading.faults);
  if (faults.length === 0) return undefined;
  const shown = faults.slice(0, shownGaps).map(({ source, message }) => `${source}: ${message}`);
  const rest = faults.length - shown.length;
  const more = rest > 0 ? `; and ${rest} more` : '';
  return `not found in what could be read, and not all could be: ${shown.join('; ')}${more}`;
}
