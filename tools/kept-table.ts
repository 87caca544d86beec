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
export const keepPacked = (name: string, table: Table, check: boolean): boolean =>
  [keepText(name, table, check), keepPack(name, table, check)].every(Boolean);

/** Writes `<name>.packed.json` alone, of a table that people read elsewhere. */
export function keepPack(name: string, { reference, services }: Table, check: boolean): boolean {
  const file = new URL(`${name}.packed.json`, root);
  const json = JSON.stringify(services);
  if (check) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly packed: string };
    return JSON.stringify(unpack(kept.packed)) === json;
  }
  const packed = brotliCompressSync(json).toString('base64');
  writeFileSync(file, textOf({ reference, packed }));
  return true;
}
