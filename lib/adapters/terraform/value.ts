/** Part of a JSON document: every field may be missing or of the wrong type. */
export type Value = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field as an object; an empty one when it is anything else. */
export function objectAt(value: Value, field: string): Value {
  const inner = value[field];
  return isObject(inner) ? inner : {};
}

/** The field as a list; an empty one when it is anything else. */
export function listAt(value: Value, field: string): readonly unknown[] {
  const inner = value[field];
  return Array.isArray(inner) ? inner : [];
}

/** The field as a non-empty text, or undefined. */
export function textAt(value: Value, field: string): string | undefined {
  const inner = value[field];
  return typeof inner === 'string' && inner !== '' ? inner : undefined;
}
