import type { ReadFault } from '../fault/read-fault.ts';
import type { ChangeEvent } from './change-event.ts';
import { compareParts } from './declared/compare-parts.ts';
import { compareWithState } from './declared/compare-with-state.ts';
import type { HeldSettings } from './declared/held-settings.ts';
import type { ReadDocument } from './nameless-copies.ts';
import {
  apart,
  type ByName,
  type Claims,
  claimsOf,
  isSame,
  type Key,
  narrowed,
  type Placed,
  place,
  plainest,
} from './owner-claims.ts';
import type { Ownership } from './ownership.ts';
import type { ReadState, StateCopy } from './state-copies.ts';

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
  /** It waits to be destroyed after its replacement, which counts before it. */
  readonly leaving?: true;
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
  /** Which states it was made of, as far as they say; only until copies are left out. */
  readonly states?: readonly ReadState[];
  /** Documents of which some resources could be those of another and that do not say which state they are. */
  readonly nameless?: readonly ReadDocument[];
  /** Copies of states that were left out. */
  readonly copies?: readonly StateCopy[];
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
  /** Whether code manages what these keys name, be it that of more than one. */
  readonly isManaged: (subjectKeys: readonly string[]) => boolean;
}

type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters'>;

/** Builds the look-up of several inventories. Reading order does not matter. */
export function buildOwnerIndex(readings: readonly InventoryReading[]): OwnerIndex {
  const byName = new Map<string, Placed<OwnedResource> | Placed<OwnedResource>[]>();
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
    isManaged: (keys) => keys.some((key) => claimsOf(byName, apart(key)) !== undefined),
  };
}

const unnamed: Ownership = {
  kind: 'unknown',
  reason: 'the call does not say which resource it changed',
};

/** The owner of the resource itself or, where none is known, of what it is a part of. */
function find(
  byName: ByName<OwnedResource>,
  key: string,
  call: Call | undefined,
): Ownership | undefined {
  const place = apart(key);
  const found = claimsOf(byName, place);
  return found && ownership(byName, place, found, call);
}

function ownership(
  byName: ByName<OwnedResource>,
  { account, region, name }: Key,
  { claims, end }: Claims<OwnedResource>,
  call: Call | undefined,
): Ownership {
  const through = name.slice(end + 1);
  const key = name.slice(0, end);
  const found = narrowed(byName, { account, region, name: key }, claims);
  const plain = plainest(found);
  if (plain === undefined) return { kind: 'unowned' };
  const { resource: first, readAt } = plain;
  const other = found.map(({ resource }) => resource).find((it) => !isSame(it, first));
  if (other !== undefined) {
    return {
      kind: 'unknown',
      reason: `more than one claims it: ${claim(first)} and ${claim(other)}`,
    };
  }
  const { keys: _, held: __, leaving: ___, ...owner } = first;
  const properties = call && compared(call, first, key, through);
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
