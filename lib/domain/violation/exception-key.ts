import type { Exception } from './exception.ts';
import { fingerprint } from './fingerprint.ts';

/** Identity of an exception: the same words always give the same key, in whatever order they are read. */
export function exceptionKey(exception: Exception): string {
  const { principal, action, resource, account, until, reason, ticket } = exception;
  const parts = [principal, action, resource, account, until, reason, ticket];
  const { from, regions = [] } = exception;
  const when = from === undefined ? [] : [from, ...regions];
  return fingerprint('exception', ...parts.map((part) => part ?? ''), ...when);
}
