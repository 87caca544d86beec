export interface Field {
  readonly at: number;
  /** As the header spells it. */
  readonly name: string;
}

/** A column that is part of a sum. */
export interface Term extends Field {
  readonly sign: 1 | -1;
}

/** The fields that are there. */
export function defined<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: Partial<Record<keyof T, unknown>> = {};
  for (const key in fields) if (fields[key] !== undefined) found[key] = fields[key];
  return found as { [K in keyof T]?: Exclude<T[K], undefined> };
}
