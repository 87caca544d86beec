import type { ReadFault } from '../fault/read-fault.ts';
import { type NamelessCopy, namelessCopies, type ReadDocument } from './nameless-copies.ts';
import type { InventoryReading, OwnedResource } from './owner-index.ts';
import { byStanding } from './state-file-name.ts';

/** Which state a file holds, so that two files with one state are known as such. */
export interface StateIdentity {
  /** Terraform's lineage or Pulumi's stack, in words, e.g. `lineage 3f1c…`. Hostile text. */
  readonly state: string;
  /** Of two copies the one with the higher version is the newer: a serial, or milliseconds since 1970. */
  readonly version: number;
  /** A lineage is one state wherever it lies; a name may be used twice, for other resources. */
  readonly isName?: true;
  /** What it manages is not to be seen. */
  readonly isOpaque?: true;
}

/** A state as it stands among the resources of its inventory, whose order is that of the files. */
export interface ReadState extends StateIdentity, ReadDocument {}

/** A copy of a state, or the part of one, that was left out for another. Hostile text. */
export interface StateCopy {
  readonly source: string;
  /** Where what counts in its place was read. */
  readonly counts: string;
  readonly why: 'older' | 'same' | 'part';
}

interface Found extends ReadState {
  readonly reading: InventoryReading;
}

/**
 * The readings without what older or like copies of a state say, which would claim its resources once
 * more, or what has long been given up. Of each state the newest copy counts. Copies that are equally
 * new and say different things all stay, and that is a fault. What does not say which state it is counts
 * where nothing else says the same. Reading order does not matter.
 */
export function withoutCopies(readings: readonly InventoryReading[]): InventoryReading[] {
  const groups = new Map<string, Found[]>();
  for (const reading of readings) {
    for (const state of reading.states ?? []) {
      const found = { ...state, reading };
      const others = groups.get(state.state);
      if (others === undefined) groups.set(state.state, [found]);
      else others.push(found);
    }
  }
  const rulings = [...groups.values()].filter(({ length }) => length > 1).map(ruling);
  const nameless = namelessCopies(readings, (reading, source) =>
    rulings.some(({ leave }) =>
      leave.some(({ found }) => found.reading === reading && found.source === source),
    ),
  );
  return readings.map((reading) => cleared(reading, rulings, nameless));
}

/** What is to become of the copies of one state. */
interface Ruling {
  readonly leave: readonly { readonly found: Found; readonly copy: StateCopy }[];
  readonly fault?: { readonly at: InventoryReading; readonly fault: ReadFault };
}

function ruling(found: readonly Found[]): Ruling {
  const sorted = found.toSorted(
    (a, b) =>
      b.version - a.version ||
      Number(a.isOpaque ?? false) - Number(b.isOpaque ?? false) ||
      byStanding(a, b),
  );
  const leave: { found: Found; copy: StateCopy }[] = [];
  let fault: Ruling['fault'];
  const staying: Found[] = [];
  for (const copy of sorted) {
    const counts = staying.find((it) => !copy.isName || shareResource(it, copy));
    const isOlder = counts !== undefined && copy.version < counts.version;
    if (counts !== undefined && (isOlder || saysSame(counts, copy))) {
      const why = isOlder ? 'older' : 'same';
      leave.push({ found: copy, copy: { source: copy.source, counts: counts.source, why } });
      continue;
    }
    if (counts !== undefined) fault ??= { at: copy.reading, fault: split(copy, counts) };
    staying.push(copy);
  }
  return { leave, ...(fault && { fault }) };
}

const resourcesOf = ({ reading, from, count }: Found): readonly OwnedResource[] =>
  reading.resources.slice(from, from + count);

/** Of two copies of one version; what is encrypted says what the other does. */
function saysSame(one: Found, other: Found): boolean {
  const said = (found: Found) =>
    JSON.stringify(resourcesOf(found).map((resource) => ({ ...resource, unit: '' })));
  return other.isOpaque === true || (one.count === other.count && said(one) === said(other));
}

function shareResource(one: Found, other: Found): boolean {
  const ids = new Set(resourcesOf(one).map(({ resourceId }) => resourceId));
  return resourcesOf(other).some(({ resourceId }) => resourceId !== '' && ids.has(resourceId));
}

const split = ({ source, state, version }: Found, other: Found): ReadFault => ({
  source,
  code: 'bad-value',
  field: 'serial',
  value: String(version),
  message: `is ${state} at the same version as ${other.source}, and they say different things; which is right is not told: remove one, or name the place that counts alone`,
});

function cleared(
  reading: InventoryReading,
  rulings: readonly Ruling[],
  nameless: readonly NamelessCopy[],
): InventoryReading {
  const { states = [], nameless: _, ...rest } = reading;
  const repeated = nameless.filter((it) => it.reading === reading);
  if (states.length === 0 && repeated.length === 0) return rest;
  const left = rulings.flatMap(({ leave }) =>
    leave.filter(({ found }) => found.reading === reading),
  );
  const faults = rulings.flatMap(({ fault }) => (fault?.at === reading ? [fault.fault] : []));
  const gone = new Set(left.map(({ found }) => found.source));
  const isLeft = new Uint8Array(rest.resources.length);
  for (const { found } of left) isLeft.fill(1, found.from, found.from + found.count);
  for (const { leave } of repeated) for (const at of leave) isLeft[at] = 1;
  const copies = [...left, ...repeated].map(({ copy }) => copy);
  return {
    ...rest,
    resources:
      copies.length === 0 ? rest.resources : rest.resources.filter((__, at) => isLeft[at] === 0),
    faults: [...rest.faults.filter(({ source }) => !gone.has(source)), ...faults],
    ...(copies.length > 0 && { copies }),
  };
}
