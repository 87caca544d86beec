import { isObject, objectAt, type RawRecord } from './raw-record.ts';

const most = { request: 60, response: 12 } as const;
const longestValue = 600;
const deepest = 8;

/** What may hold a secret in clear text, where CloudTrail itself does not blank it. */
const private_ = /environment|secret|password|passphrase|token|credential|userdata|privatekey/i;
/** Of the response only what names something new is kept. */
const naming = /(id|arn|url|name)$/i;

/**
 * The call's parameters as flat text by path, e.g. `ipPermissions.0.ipRanges.0.cidrIp`; those of the
 * response, as far as they name something, under `response.`. EC2's `items` are left out of the path.
 * Bounded: at most 60 and 12 of them. What may be a secret and what is too long to keep is left out.
 */
export function parametersOf(record: RawRecord): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {};
  let left: number = most.request;
  for (const [path, value] of leavesOf(objectAt(record, 'requestParameters'))) {
    if (left === 0) break;
    found[path] = value;
    left -= 1;
  }
  left = most.response;
  for (const [path, value] of leavesOf(objectAt(record, 'responseElements'))) {
    if (left === 0) break;
    if (!naming.test(path)) continue;
    found[`response.${path}`] = value;
    left -= 1;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/** Texts, numbers and truth values of a document with their paths, outermost first. */
export function* leavesOf(root: unknown): Generator<readonly [path: string, value: string]> {
  let level: (readonly [string, unknown])[] = [['', root]];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const next: (readonly [string, unknown])[] = [];
    for (const [path, value] of level) {
      if (typeof value !== 'object' || value === null) yield* leaf(path, value);
      else next.push(...childrenOf(value, path));
    }
    level = next;
  }
}

function* leaf(path: string, value: unknown): Generator<readonly [string, string]> {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  const text = String(value);
  if (path !== '' && text.length <= longestValue) yield [path, text];
}

function childrenOf(value: object, path: string): (readonly [string, unknown])[] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, most.request).map((item, index) => [String(index), item])
    : Object.entries(value);
  return entries
    .filter(([name]) => !private_.test(name))
    .map(([name, inner]) => {
      const opened = typeof inner === 'string' ? policyIn(inner) : inner;
      if (name === 'items' && Array.isArray(opened)) return [path, opened] as const;
      return [path === '' ? name : `${path}.${name}`, opened] as const;
    });
}

/** A policy that travels as JSON in a text, opened; everything else as it is. */
function policyIn(text: string): unknown {
  if (!/^\s*\{/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : text;
  } catch {
    return text;
  }
}
