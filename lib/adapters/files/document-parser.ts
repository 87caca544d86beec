import type { ChangeBatch } from '../../ports/change-source.ts';

/** Turns one JSON document into events and faults; the provider's adapter brings it. */
export type DocumentParser = (
  document: unknown,
  where: { readonly source: string; readonly place?: string },
) => ChangeBatch;
