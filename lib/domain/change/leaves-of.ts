/** What is deeper in a document is left out. */
export const deepest = 8;
/** Of a list in what a call asked for; a live resource may hold far more. */
const mostAsked = 60;
const longestValue = 600;

/**
 * What may hold a secret in clear text, where the source itself does not blank it; `HttpTokens` is a mode,
 * `secretId` and `secretArn` are names.
 */
const private_ =
  /environment|secret(?<!^secret(?=(?:id|arn)$))|password|passphrase|(?<!http_?)token|credential|userdata|privatekey/i;

/**
 * Texts, numbers and truth values of a document with their paths, outermost first; a policy in a text
 * is opened, EC2's `items` are left out of the path. What may be a secret, what is too long to keep and
 * the items of a list behind the first `mostItems` are left out.
 */
export function* leavesOf(
  root: unknown,
  mostItems = mostAsked,
): Generator<readonly [path: string, value: string]> {
  let level: (readonly [string, unknown])[] = [['', root]];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const next: (readonly [string, unknown])[] = [];
    for (const [path, value] of level) {
      if (typeof value !== 'object' || value === null) yield* leaf(path, value);
      else next.push(...childrenOf(value, path, mostItems));
    }
    level = next;
  }
}

function* leaf(path: string, value: unknown): Generator<readonly [string, string]> {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  const text = String(value);
  if (path !== '' && text.length <= longestValue) yield [path, text];
}

function childrenOf(
  value: object,
  path: string,
  mostItems: number,
): (readonly [string, unknown])[] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, mostItems).map((item, index) => [String(index), item])
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
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
