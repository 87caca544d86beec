import type { FaultDetail } from './cost-tally.ts';
import type { Row } from './row.ts';

type Tags = Readonly<Record<string, string>>;

export interface TagReader {
  /** Columns it looks at. */
  readonly columns: readonly number[];
  readonly read: (row: Row, onFault: (fault: FaultDetail) => void) => Tags | undefined;
}

/**
 * Reads the wanted keys out of a column that holds a JSON object (tags, cost categories); keys match
 * without regard to case and to the `user:` that AWS puts before them. A broken object is a fault; its
 * row counts.
 */
export function tagReader(
  at: number | undefined,
  header: readonly string[],
  tagKeys: readonly string[],
): TagReader {
  if (at === undefined || tagKeys.length === 0) return { columns: [], read: () => undefined };
  const field = header[at] ?? 'Tags';
  const read: TagReader['read'] = (row, onFault) => {
    const json = row.text(at);
    if (json === undefined) return undefined;
    const all = parseObject(json);
    if (all !== undefined) return wanted(Object.entries(all), tagKeys);
    const message = 'no JSON object; the row counts without it';
    onFault({ field, value: json, code: 'bad-value', message });
    return undefined;
  };
  return { columns: [at], read };
}

/** Those of `tagKeys` that are set, under the key as it was asked for. */
export function wanted(
  entries: readonly (readonly [string, unknown])[],
  tagKeys: readonly string[],
): Tags | undefined {
  const byKey = new Map(entries.map(([key, value]) => [plainKey(key), value]));
  const found = tagKeys.flatMap((key) => {
    const value = byKey.get(plainKey(key));
    return value === undefined || value === null || value === '' ? [] : [[key, String(value)]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

const plainKey = (key: string): string => key.replace(/^user[:_]/, '').toLowerCase();

function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
