import { hash } from 'node:crypto';

/** Identity of a fact: the same parts in the same order always give the same 24 hexadecimal digits. */
export function fingerprint(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 24);
}
