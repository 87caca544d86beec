import { isObject } from './raw-record.ts';

/**
 * Every field of a request, at any depth, with its content; the items of a list come under the
 * list's own name, and a policy written as text is opened. Without recursion, so that no nesting,
 * however deep, can exhaust the stack.
 */
export function* fieldsOf(root: unknown): Generator<readonly [field: string, content: unknown]> {
  const open: (readonly [string, unknown])[] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [field, content] = next;
    if (Array.isArray(content)) for (const item of content) open.push([field, item]);
    else {
      yield next;
      for (const inner of fieldsIn(content)) open.push(inner);
    }
  }
}

function fieldsIn(content: unknown): (readonly [string, unknown])[] {
  const value = typeof content === 'string' ? policyIn(content) : content;
  return isObject(value) ? Object.entries(value) : [];
}

/** Resource policies travel as JSON in a string, except those of S3. */
function policyIn(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
