import type { ChangeEvent } from './change-event.ts';
import { settingsAsked } from './settings-asked.ts';

type Call = Pick<ChangeEvent, 'parameters' | 'subjectKeys'>;

/** Values of which each is the other's opposite, and words in paths that are. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/^true$/i, /^false$/i],
  [/^Enabled$/i, /^(?:Suspended|Disabled)$/i],
  [/^Active$/, /^Inactive$/],
  [/^NONE$/, /^AWS_IAM$/],
  [/^PUBLIC_READ$/, /^PRIVATE$/],
  [/^optional$/i, /^required$/i],
  [/^CREATE$/, /^DELETE$/],
];

const isOpposite = (one: string, other: string): boolean =>
  opposites.some(([a, b]) => (a.test(one) && b.test(other)) || (b.test(one) && a.test(other)));

/** Whom something is shared with, and with whom no longer. */
const given = /(?:^|\.)(?:add\.(?:\d+\.)?(?:userId|group)|valuesToAdd)(?:\.|$)/i;
const taken = /(?:^|\.)(?:remove\.(?:\d+\.)?(?:userId|group)|valuesToRemove)(?:\.|$)/i;

/**
 * Whether a later call of the same action asks for the opposite of what the earlier one asked for: at least
 * one setting turned the other way, and the others left as they were set.
 */
export function asksOpposite(earlier: Call, later: Call): boolean {
  const before = settingsAsked(earlier).filter(([, value]) => value !== '');
  const after = settingsAsked(later);
  const isShared = ([path]: readonly [string, string]) => given.test(path) || taken.test(path);
  const shared = before.filter(isShared);
  if (shared.length > 0) return shared.every((entry) => isTakenBack(entry, after));
  const now = new Map(after);
  const isKept = ([path, value]: readonly [string, string]) => {
    const other = now.get(path);
    return other !== undefined && (other === value || isOpposite(value, other));
  };
  return (
    before.every(isKept) && before.some(([path, value]) => isOpposite(value, now.get(path) ?? ''))
  );
}

function isTakenBack(
  [path, value]: readonly [string, string],
  after: readonly (readonly [string, string])[],
): boolean {
  const [from, to] = given.test(path) ? [given, taken] : [taken, given];
  return from.test(path) && after.some(([at, other]) => to.test(at) && other === value);
}
