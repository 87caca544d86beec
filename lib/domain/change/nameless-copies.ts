import { apart } from './owner-claims.ts';
import type { InventoryReading, OwnedResource } from './owner-index.ts';
import type { StateCopy } from './state-copies.ts';
import { byStanding } from './state-file-name.ts';

/** A document of an inventory, and where its resources stand among those of that. */
export interface ReadDocument {
  readonly source: string;
  /** How many of the inventory's resources come before its own, and how many it has. */
  readonly from: number;
  readonly count: number;
}

/** What of a document says what another says already, by its place in the inventory. */
export interface NamelessCopy {
  readonly reading: InventoryReading;
  readonly leave: readonly number[];
  readonly copy: StateCopy;
}

interface Found extends ReadDocument {
  readonly reading: InventoryReading;
  /** It says which state it is, so it counts before one that does not. */
  readonly isNamed: boolean;
}

/** What stays of a document, by the address and id of each resource. */
interface Staying {
  readonly found: Found;
  readonly byAddress: ReadonlyMap<string, OwnedResource>;
}

/**
 * Documents that do not say which state they hold, as `terraform show -json` prints them, where they say
 * what another says: the same resource at the same address, by its id and its keys. They count as a
 * copy of that one if more of the addresses in both agree than differ, none stands in another account or
 * region, and one of those that agree exists but once in the world. What differs stays, and contradicts.
 * `isLeft` tells what is left out already. Reading order does not matter.
 */
export function namelessCopies(
  readings: readonly InventoryReading[],
  isLeft: (reading: InventoryReading, source: string) => boolean,
): NamelessCopy[] {
  const nameless = readings
    .flatMap((reading) =>
      (reading.nameless ?? []).map((it) => ({ ...it, reading, isNamed: false })),
    )
    .sort(byStanding);
  if (nameless.length === 0) return [];
  const named = readings.flatMap((reading) =>
    (reading.states ?? []).map(({ source, from, count }) => ({
      ...{ source, from, count, reading, isNamed: true },
    })),
  );
  const byClaim = new Map<string, Staying[]>();
  for (const found of named.sort(byStanding)) {
    if (!isLeft(found.reading, found.source)) keep(byClaim, found, new Set());
  }
  return nameless.flatMap((found) => {
    const original = originalOf(byClaim, found);
    const leave = original === undefined ? [] : agreeing(found, original);
    keep(byClaim, found, new Set(leave));
    if (original === undefined) return [];
    const { source, reading, count } = found;
    const why = leave.length === count ? 'same' : 'part';
    return [{ reading, leave, copy: { source, counts: original.found.source, why } as const }];
  });
}

const resourcesOf = ({ reading, from, count }: Found): readonly OwnedResource[] =>
  reading.resources.slice(from, from + count);

const addressOf = ({ engine, resourceType, address }: OwnedResource): string =>
  `${engine} ${resourceType} ${address}`;

const claimOf = (resource: OwnedResource): string =>
  JSON.stringify([addressOf(resource), resource.resourceId, resource.keys]);

function keep(byClaim: Map<string, Staying[]>, found: Found, leave: ReadonlySet<number>): void {
  const stays = resourcesOf(found).filter((_, index) => !leave.has(found.from + index));
  const byAddress = new Map(stays.map((resource) => [addressOf(resource), resource]));
  const staying: Staying = { found, byAddress };
  for (const resource of stays) {
    const others = byClaim.get(claimOf(resource));
    if (others === undefined) byClaim.set(claimOf(resource), [staying]);
    else others.push(staying);
  }
}

/** The document that it is a copy of: that with which most of it agrees. */
function originalOf(
  byClaim: ReadonlyMap<string, readonly Staying[]>,
  found: Found,
): Staying | undefined {
  const candidates = new Set(
    resourcesOf(found).flatMap((resource) => byClaim.get(claimOf(resource)) ?? []),
  );
  const fitting = [...candidates].filter((original) => isCopyOf(found, original));
  return fitting.sort((a, b) => agreeing(found, b).length - agreeing(found, a).length)[0];
}

function isCopyOf(found: Found, original: Staying): boolean {
  let agree = 0;
  let differ = 0;
  let isProven = false;
  for (const resource of resourcesOf(found)) {
    const other = original.byAddress.get(addressOf(resource));
    if (other === undefined) continue;
    if (isElsewhere(resource, other)) return false;
    if (agrees(resource, other, original)) {
      agree += 1;
      isProven ||= resource.keys.some(isUnique);
    } else differ += 1;
  }
  return isProven && agree > differ;
}

const agreeing = (found: Found, original: Staying): number[] =>
  resourcesOf(found).flatMap((resource, index) => {
    const other = original.byAddress.get(addressOf(resource));
    return other !== undefined && agrees(resource, other, original) ? [found.from + index] : [];
  });

/** Settings may be those of another day; which are right is known only of what says how new it is. */
const agrees = (one: OwnedResource, other: OwnedResource, { found }: Staying): boolean =>
  one.resourceId !== '' &&
  claimOf(one) === claimOf(other) &&
  (found.isNamed || JSON.stringify(one.held) === JSON.stringify(other.held));

function isElsewhere({ keys: [one] }: OwnedResource, { keys: [other] }: OwnedResource): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [apart(one), apart(other)];
  return isOther(a.account, b.account) || isOther(a.region, b.region);
}

const isOther = (one: string, other: string): boolean =>
  one !== '' && other !== '' && one !== other;

/** A key with its account, the name of a bucket, or an id that AWS made up. */
const isUnique = (key: string): boolean =>
  /^\d{12}:|^[^:]*:[^:]*:s3\/bucket\/[^#]+$|-[0-9a-f]{8,17}$/.test(key);
