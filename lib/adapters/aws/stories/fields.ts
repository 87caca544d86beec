import { isObject, type RawRecord } from '../cloudtrail/raw-record.ts';

const mostValues = 100;

/**
 * The texts, numbers and truth values at a path such as `instancesSet.items.instanceId`; lists on the
 * way are gone through. CloudTrail spells the same field with a small or a capital first letter, and
 * copies by hand write a list itself where it has `{ "items": [] }`.
 */
export const valuesAt = (root: unknown, path: string): string[] =>
  nodesAt(root, path).flatMap((value) => textOf(value));

/** What stands at such a path, whatever it is. */
export function nodesAt(root: unknown, path: string): unknown[] {
  let found: unknown[] = [root];
  for (const name of path.split('.')) {
    found = found.flatMap((value) => itemsOf(inside(value, name))).slice(0, mostValues);
  }
  return found;
}

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function inside(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const bare = name === 'items' && Object.keys(value).length > 0 ? value : undefined;
  return own(value, name) ?? own(value, otherCase(name)) ?? bare;
}

const own = (value: RawRecord, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

function otherCase(name: string): string {
  const first = name.charAt(0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other + name.slice(1);
}

/** EC2's newer calls write `{ "tag": 1, "content": "vpc-…" }` for a text. */
function textOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return isObject(value) && typeof value['content'] === 'string' ? [value['content']] : [];
}
