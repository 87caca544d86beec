import type { IncidentAction } from './incident-action.ts';

/** Something the table's stream says of an incident that was told before. */
export type IncidentNews =
  | { readonly kind: 'said'; readonly action: IncidentAction }
  /** A violation of that day has ended. */
  | { readonly kind: 'ended'; readonly fingerprint: string; readonly day: string };
