import type { OwnerEngine } from './ownership.ts';

/** Somebody's claim on a resource, as far as claims are told apart by it. */
interface Claiming {
  readonly engine: OwnerEngine;
  readonly unit: string;
  readonly address: string;
  readonly resourceId: string;
  readonly leaving?: true;
}

/** A claim in one place; the account and region are empty where any fits. */
export interface Placed<C extends Claiming> {
  readonly account: string;
  readonly region: string;
  readonly readAt: string;
  readonly resource: C;
}

/** Claims by the name of what is claimed, without its place. */
export type ByName<C extends Claiming> = ReadonlyMap<string, Placed<C> | Placed<C>[]>;

/** A key taken apart: `account:region:name`. */
export interface Key {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** Who claims what stands before `end` in a name; what is behind it is a part of that. */
export interface Claims<C extends Claiming> {
  readonly claims: readonly Placed<C>[];
  readonly end: number;
}

/** Puts a claim under the name in its key. */
export function place<C extends Claiming>(
  byName: Map<string, Placed<C> | Placed<C>[]>,
  key: string,
  found: Pick<Placed<C>, 'resource' | 'readAt'>,
): void {
  const { account, region, name } = apart(key);
  const placed: Placed<C> = { account, region, ...found };
  const others = byName.get(name);
  if (others === undefined) byName.set(name, placed);
  else if (Array.isArray(others)) others.push(placed);
  else byName.set(name, [others, placed]);
}

/** The three parts of a key. */
export function apart(key: string): Key {
  const first = key.indexOf(':');
  const second = key.indexOf(':', first + 1);
  return {
    account: key.slice(0, first),
    region: key.slice(first + 1, second),
    name: key.slice(second + 1),
  };
}

/** The claims on the resource itself or, where there are none, on what it is a part of. */
export function claimsOf<C extends Claiming>(
  byName: ByName<C>,
  { account, region, name }: Key,
): Claims<C> | undefined {
  for (let end = name.length; end > 0; end = name.lastIndexOf('#', end - 1)) {
    const found = byName.get(name.slice(0, end));
    if (found === undefined) continue;
    const fitting = (Array.isArray(found) ? found : [found]).filter(fits(account, region));
    const exact = fitting.filter((it) => it.account === account && it.region === region);
    if (fitting.length > 0) return { claims: exact.length > 0 ? exact : fitting, end };
  }
  return undefined;
}

const fits = (account: string, region: string) => (placed: Omit<Key, 'name'>) =>
  (placed.account === account || placed.account === '' || account === '') &&
  (placed.region === region || placed.region === '' || region === '');

/**
 * Whether both are one address in one unit. A saved list of a stack's resources does not name its stack:
 * the place it was read from stands for that, and the same resource at the same address is the same.
 */
export const isSame = (one: Claiming, other: Claiming): boolean =>
  one.address === other.address &&
  (one.unit === other.unit || (isSameEntry(one, other) && isStack(one) !== isStack(other)));

const isSameEntry = (one: Claiming, other: Claiming): boolean =>
  one.engine === 'cloudformation' &&
  other.engine === 'cloudformation' &&
  one.resourceId === other.resourceId;

const isStack = ({ unit }: Claiming): boolean => /^[A-Za-z][A-Za-z0-9-]*$/.test(unit);

/** Of claims that are the same the one that names its stack, if one does; else the first. */
export const plainest = <C extends Claiming>(
  claims: readonly Placed<C>[],
): Placed<C> | undefined =>
  claims.length < 2 ? claims[0] : (claims.find(({ resource }) => isStack(resource)) ?? claims[0]);

const differ = ([first, ...others]: readonly Placed<Claiming>[]): boolean =>
  first !== undefined && others.some(({ resource }) => !isSame(resource, first.resource));

/**
 * Of several claims those that stay, and of a part those of the unit that owns the whole: parts seldom say
 * in which account and region they are, and code for one of them is often used for others too.
 */
export function narrowed<C extends Claiming>(
  byName: ByName<C>,
  key: Key,
  claims: readonly Placed<C>[],
): readonly Placed<C>[] {
  if (!differ(claims)) return claims;
  const staying = claims.filter(({ resource }) => resource.leaving === undefined);
  const left = staying.length > 0 ? staying : claims;
  const whole = { ...key, name: key.name.slice(0, Math.max(0, key.name.lastIndexOf('#'))) };
  if (!differ(left) || whole.name === '') return left;
  const units = new Set(claimsOf(byName, whole)?.claims.map(({ resource }) => resource.unit));
  const beside = left.filter(({ resource }) => units.has(resource.unit));
  return beside.length > 0 ? beside : left;
}
