import { type Call, type Check, type LiveProperties, putIn, takenOut } from './check.ts';

/** Calls on tags, and those that set attributes by their names. */
const calls = /Tags?(?:$|[A-Z])|^Modify(?:LoadBalancer|TargetGroup)Attributes$/;
const list = /^(?:.*\.)?(?:tagSet|tags|tagList|tag|attributes)\.(\d+)\.key$/i;
const field = /^(?:tags|tagsToAdd)\.((?!\d+(?:\.|$)).+)$/i;
const removed = /^(?:.*\.)?(?:tagKeys|tagKeyList|tagKey)\.\d+$/i;
const livePair = /^(Tags|LoadBalancerAttributes|TargetGroupAttributes)\.(\d+)\.Key$/;

/** Tags and attributes that come as lists of names and values, in any order. */
export const pairs: Check = (event, live) => {
  if (!calls.test(event.action)) return undefined;
  const now = livePairs(live);
  if (now.size === 0) return undefined;
  const isRemoval = /^(?:Delete|Remove|Untag)/.test(event.action);
  const asked = isRemoval ? removedKeys(event) : askedPairs(event);
  const [first] = asked;
  if (first === undefined) return undefined;
  if (isRemoval) {
    const back = asked.find(([key]) => now.has(key));
    return takenOut(back !== undefined, (back ?? first)[0]);
  }
  const other = asked.find(([key, value]) => now.get(key) !== value);
  const [key, value] = other ?? first;
  return putIn(other === undefined, `${key}=${value}`);
};

function askedPairs({ parameters = {} }: Call): (readonly [string, string])[] {
  return Object.entries(parameters).flatMap(([path, text]) => {
    if (path.startsWith('response.')) return [];
    if (list.test(path)) {
      return [[text, parameters[path.replace(/key$/i, valueLike)] ?? ''] as const];
    }
    const name = field.exec(path)?.[1];
    return name === undefined ? [] : [[name, text] as const];
  });
}

/** `value` in the case of `key`. */
const valueLike = (key: string): string => (key === 'Key' ? 'Value' : 'value');

function removedKeys(event: Call): (readonly [string, string])[] {
  const keys = Object.entries(event.parameters ?? {}).flatMap(([path, text]) =>
    removed.test(path) ? [[text, ''] as const] : [],
  );
  return keys.length > 0 ? keys : askedPairs(event);
}

function livePairs(live: LiveProperties): Map<string, string> {
  return new Map(
    Object.entries(live).flatMap(([path, text]) => {
      const [, name, index] = livePair.exec(path) ?? [];
      if (name !== undefined) return [[text, live[`${name}.${index}.Value`] ?? ''] as const];
      const key = /^Tags\.((?!\d+\.).+)$/.exec(path)?.[1];
      return key === undefined ? [] : [[key, text] as const];
    }),
  );
}
