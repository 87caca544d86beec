import type { ReadFault } from '../fault/read-fault.ts';
import { buildOwnerIndex, type InventoryReading, type OwnedResource } from './owner-index.ts';
import type { StateCopy } from './state-copies.ts';

/** A resource that exists, whoever made it. */
export interface ScannedResource {
  /** e.g. `AWS::S3::Bucket`. */
  readonly type: string;
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** Normal forms, as in `OwnedResource`; empty when the type has none. */
  readonly keys: readonly string[];
  readonly managedByStack: boolean;
  /** Made by the provider for itself, e.g. a service-linked role: nobody's code can own it. */
  readonly providersOwn: boolean;
}

/** Counts of the resources that exist; `all` is the sum of the others. */
interface CoverageCounts {
  readonly all: number;
  readonly byStack: number;
  readonly byState: number;
  readonly unmanaged: number;
  /** In no stack, and not comparable with the states, or not all states could be read. */
  readonly unknown: number;
  readonly providersOwn: number;
}

interface UnmanagedRow {
  readonly type: string;
  readonly account: string;
  readonly count: number;
  readonly example: string;
}

/** How much of what exists is under infrastructure as code. */
export interface IacCoverage {
  readonly counts: CoverageCounts;
  /** Between these, of what is not the provider's own, from 0 to 1; the unknowns make the difference. */
  readonly share:
    | { readonly kind: 'known'; readonly low: number; readonly high: number }
    | { readonly kind: 'unknown'; readonly reason: string };
  /** Most first. */
  readonly unmanaged: readonly UnmanagedRow[];
  /** In a state, and not among what exists although others of its kind are. */
  readonly gone: readonly OwnedResource[];
  readonly states: {
    /** How many inventories were looked into. */
    readonly inventories: number;
    readonly resources: number;
    /** Of these, how many do not say which resource they are. */
    readonly unplaced: number;
    /** Of these, how many are of another provider, e.g. `random_id`: nothing that is looked for here. */
    readonly elsewhere: number;
    readonly faults: readonly ReadFault[];
    /** Copies of states that were left out for others. */
    readonly copies: readonly StateCopy[];
  };
}

/** Compares what exists with what code manages. Pure; the order of the input does not matter. */
export function iacCoverage(
  scanned: readonly ScannedResource[],
  readings: readonly InventoryReading[],
): IacCoverage {
  const index = buildOwnerIndex(readings);
  const faults = readings.flatMap((reading) => reading.faults);
  const blind = faults.length > 0;
  const standings = scanned.map((resource) => {
    const inState = !resource.managedByStack && index.isManaged(resource.keys);
    return { resource, standing: standingOf(resource, inState, blind, readings.length > 0) };
  });
  const countOf = (wanted: Standing) =>
    standings.filter(({ standing }) => standing === wanted).length;
  const counts: CoverageCounts = {
    all: scanned.length,
    byStack: countOf('byStack'),
    byState: countOf('byState'),
    unmanaged: countOf('unmanaged'),
    unknown: countOf('unknown'),
    providersOwn: countOf('providersOwn'),
  };
  const owned = readings.flatMap((reading) => reading.resources);
  return {
    counts,
    share: shareOf(counts),
    unmanaged: unmanagedRows(
      standings.flatMap(({ resource, standing }) => (standing === 'unmanaged' ? resource : [])),
    ),
    gone: goneFrom(scanned, owned),
    states: {
      inventories: readings.length,
      resources: owned.length,
      unplaced: owned.filter((it) => it.keys.length === 0 && isLookedFor(it)).length,
      elsewhere: owned.filter((it) => !isLookedFor(it)).length,
      faults,
      copies: readings.flatMap((reading) => reading.copies ?? []),
    },
  };
}

/** `aws_vpc`, `awscc_ec2_vpc`, `aws:ec2/vpc:Vpc`, `AWS::EC2::VPC`; custom resources may be anything. */
const isLookedFor = ({ engine, resourceType }: OwnedResource): boolean =>
  engine === 'cloudformation' || /^aws/i.test(resourceType);

type Standing = Exclude<keyof CoverageCounts, 'all'>;

function standingOf(
  { managedByStack, providersOwn, keys }: ScannedResource,
  inState: boolean,
  blind: boolean,
  hasStates: boolean,
): Standing {
  if (managedByStack) return 'byStack';
  if (inState) return 'byState';
  if (providersOwn) return 'providersOwn';
  return blind || (hasStates && keys.length === 0) ? 'unknown' : 'unmanaged';
}

function shareOf(counts: CoverageCounts): IacCoverage['share'] {
  const { all, byStack, byState, unknown, providersOwn } = counts;
  const whole = all - providersOwn;
  if (whole === 0) return { kind: 'unknown', reason: 'there is no list of what exists' };
  const managed = byStack + byState;
  return { kind: 'known', low: managed / whole, high: (managed + unknown) / whole };
}

function unmanagedRows(resources: readonly ScannedResource[]): UnmanagedRow[] {
  const groups = Map.groupBy(resources, ({ type, account }) => `${account} ${type}`);
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : {
            type: first.type,
            account: first.account,
            count: rest.length + 1,
            example: [first, ...rest].map(({ id }) => id).sort()[0] ?? first.id,
          },
    )
    .sort(
      (a, b) =>
        b.count - a.count || a.type.localeCompare(b.type) || a.account.localeCompare(b.account),
    );
}

/** Only kinds of which others were seen in the same place are compared: a scan leaves types out. */
function goneFrom(
  scanned: readonly ScannedResource[],
  owned: readonly OwnedResource[],
): OwnedResource[] {
  const existing = new Set<string>();
  const kinds = new Set<string>();
  const regions = new Set(scanned.map(({ region }) => region));
  const seen = accountsSeen(scanned, owned);
  for (const { keys } of scanned) {
    for (const key of keys) {
      existing.add(nameOf(key));
      kinds.add(kindOf(nameOf(key)));
    }
  }
  const isGone = ({ unit, keys: [key] }: OwnedResource) => {
    if (key === undefined || key.includes('#') || !seen(key, unit)) return false;
    const region = key.split(':')[1] ?? '';
    const name = nameOf(key);
    return (region === '' || regions.has(region)) && kinds.has(kindOf(name)) && !existing.has(name);
  };
  return owned.filter(isGone);
}

/** Whether the account of a resource was scanned: its own or, where it does not say, one of its unit's. */
function accountsSeen(scanned: readonly ScannedResource[], owned: readonly OwnedResource[]) {
  const scannedIn = new Set(scanned.map(({ account }) => account));
  const ofUnit = new Map<string, Set<string>>();
  for (const { unit, keys } of owned) {
    const named = keys.map(accountOf).filter((account) => account !== '');
    const known = ofUnit.get(unit) ?? new Set();
    for (const account of named) known.add(account);
    ofUnit.set(unit, known);
  }
  return (key: string, unit: string): boolean => {
    const own = accountOf(key);
    if (own !== '') return scannedIn.has(own);
    const accounts = [...(ofUnit.get(unit) ?? [])];
    return accounts.length === 0 || accounts.some((account) => scannedIn.has(account));
  };
}

const accountOf = (key: string): string => key.slice(0, key.indexOf(':'));

/** The key without its place. */
const nameOf = (key: string): string => key.split(':').slice(2).join(':');

/** `s3/bucket` of `s3/bucket/name`; ids of EC2's tell their kind themselves: `ec2/sg` of `ec2/sg-0123`. */
function kindOf(name: string): string {
  const [service = '', type = '', id] = name.split('/');
  return id === undefined ? `${service}/${type.replace(/-[^-]*$/, '')}` : `${service}/${type}`;
}
