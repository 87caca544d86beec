import { createHash } from 'node:crypto';

/** Identity of a fact: the same parts in the same order always give the same 24 hexadecimal digits. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
