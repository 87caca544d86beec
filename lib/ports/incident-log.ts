import type { IncidentAction } from '../domain/violation/incident-action.ts';
import type { TimeWindow } from './change-source.ts';

/** Keeps what people said of incidents, beside the violations, which are never changed. */
export interface IncidentLog {
  /** Writes it once: `known` when one with its id is there. */
  record(action: IncidentAction): Promise<'new' | 'known'>;
  /** What was said of incidents of that time, all pages; `incidentAt` decides. */
  list(window: Required<TimeWindow>): Promise<readonly IncidentAction[]>;
  /** Exceptions whose last day is this one (`YYYY-MM-DD`), whatever was said since; all pages. */
  endingOn(day: string): Promise<readonly IncidentAction[]>;
}
