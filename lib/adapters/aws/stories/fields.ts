import { isObject, type RawRecord } from '../cloudtrail/raw-record.ts';

const mostValues = 100;

/**
 * The texts, numbers and truth values at a path such as `instancesSet.items.instanceId`; lists on the
 * way are gone through. CloudTrail spells the same field with a small or a capital first letter, and
 * copies by hand write a list itself where it has `{ "items": [] }`.
 */
export function valuesAt(root: unknown, path: string): string[] {
  const found: string[] = [];
  for (const value of nodesAt(root, path)) {
    const text = textOf(value);
    if (text !== undefined) found.push(text);
  }
  return found;
}

/** What stands at such a path, whatever it is. */
export function nodesAt(root: unknown, path: string): unknown[] {
  // Most answers are null, and most paths lead nowhere.
  if (!isObject(root)) return [undefined];
  let found: unknown[] = [root];
  for (const name of path.split('.')) found = stepInto(found, name);
  return found;
}

function stepInto(values: readonly unknown[], name: string): unknown[] {
  const found: unknown[] = [];
  for (const value of values) {
    const inner = inside(value, name);
    if (Array.isArray(inner)) found.push(...inner.slice(0, mostValues));
    else found.push(inner);
    if (found.length >= mostValues) return found.slice(0, mostValues);
  }
  return found;
}

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
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isObject(value) && typeof value['content'] === 'string' ? value['content'] : undefined;
}
