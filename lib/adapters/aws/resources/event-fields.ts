import { isHidden } from '../cloudtrail/raw-record.ts';
import type { ValuesOf } from './key-template.ts';

const maxDepth = 6;
const maxItems = 20;

interface Found {
  readonly depth: number;
  readonly values: string[];
}

/**
 * The texts of a call's parameters by name, whatever its case: those of the first document that has the
 * name. Only the outermost of a name count, so that what a caller writes into a nested document cannot
 * pass for the thing the call was about. Tags are passed over. A document is looked into when it is
 * asked for.
 */
export function eventFields(first: unknown, second: unknown): ValuesOf {
  const ofFirst = fieldsOf(first);
  let ofSecond: Map<string, Found> | undefined;
  return (name) => {
    if (name.startsWith('?')) return ofFirst.has(fieldName(name.slice(1))) ? [''] : [];
    const wanted = fieldName(name);
    const found = ofFirst.get(wanted);
    if (found !== undefined && found.values.length > 0) return found.values;
    ofSecond ??= fieldsOf(second);
    return ofSecond.get(wanted)?.values ?? [];
  };
}

function fieldsOf(document: unknown): Map<string, Found> {
  const found = new Map<string, Found>();
  walk(document, '', 0, found);
  return found;
}

function walk(value: unknown, name: string, depth: number, found: Map<string, Found>): void {
  if (typeof value === 'string' || typeof value === 'number') {
    if (name !== '') add(String(value), name, depth, found);
  } else if (depth < maxDepth && typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) {
      for (const item of value.slice(0, maxItems)) walk(item, name, depth + 1, found);
    } else walkFields(value as Readonly<Record<string, unknown>>, name, depth, found);
  }
}

/** EC2's newer calls write `{ "tag": 1, "content": "vpc-…" }` for a text. */
function walkFields(
  value: Readonly<Record<string, unknown>>,
  name: string,
  depth: number,
  found: Map<string, Found>,
): void {
  for (const field in value) {
    const inner = fieldName(field);
    if (!inner.startsWith('tag') && !inner.endsWith('tags')) {
      walk(value[field], inner === 'content' ? name : inner, depth + 1, found);
    }
  }
}

function add(text: string, name: string, depth: number, found: Map<string, Found>): void {
  const known = found.get(name);
  if (text === '' || text.length > 2048 || isHidden(text)) {
    // It is there, whatever it says.
    if (known === undefined) found.set(name, { depth: maxDepth, values: [] });
    return;
  }
  const value = text.startsWith('arn%') ? plainArn(text) : text;
  if (known === undefined || depth < known.depth) found.set(name, { depth, values: [value] });
  else if (depth === known.depth && known.values.length < maxItems) {
    if (!known.values.includes(value)) known.values.push(value);
  }
}

/** Some services log an ARN as it stands in the address that was called. */
const plainArn = (text: string): string => text.replace(/%3a/gi, ':').replace(/%2f/gi, '/');

const names = new Map<string, string>();
const mostNames = 4096;

/** In lower case; remembered, because the same few hundred come again and again. */
function fieldName(field: string): string {
  const known = names.get(field);
  if (known !== undefined) return known;
  const name = field.toLowerCase();
  if (names.size < mostNames) names.set(field, name);
  return name;
}
