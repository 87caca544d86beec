import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { unpack } from '../lib/adapters/aws/unpack.ts';

interface Table {
  readonly reference: string;
  readonly services: Readonly<Record<string, unknown>>;
}

const root = new URL('../lib/adapters/aws/', import.meta.url);
const textOf = (table: object): string => `${JSON.stringify(table, null, 1)}\n`;

/** Writes `<name>.json`, which people read. False where `check` is set and the file differs. */
export function keepText(name: string, table: object, check: boolean): boolean {
  const file = new URL(`${name}.json`, root);
  if (check) return readFileSync(file, 'utf8') === textOf(table);
  writeFileSync(file, textOf(table));
  return true;
}

/**
 * Writes `<name>.json`, which people read, and `<name>.packed.json`, which bundles hold. False where
 * `check` is set and one of them does not hold the table.
 */
export function keepPacked(name: string, table: Table, check: boolean): boolean {
  const packed = new URL(`${name}.packed.json`, root);
  const json = JSON.stringify(table.services);
  if (check) {
    const kept = JSON.parse(readFileSync(packed, 'utf8')) as { readonly packed: string };
    return keepText(name, table, check) && JSON.stringify(unpack(kept.packed)) === json;
  }
  const bytes = brotliCompressSync(json).toString('base64');
  writeFileSync(packed, textOf({ reference: table.reference, packed: bytes }));
  return keepText(name, table, check);
}
