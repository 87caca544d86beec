import type { OnFault } from '../domain/fault/read-fault.ts';
import type { IncidentAction } from '../domain/violation/incident-action.ts';
import type { TimeWindow } from './change-source.ts';

/** Keeps what people said of incidents, beside the violations, which are never changed. */
export interface IncidentLog {
  /** Writes it once: `known` when one with its id is there. */
  record(action: IncidentAction): Promise<'new' | 'known'>;
  /**
   * What was said of incidents of that time, all pages; `incidentAt` decides. What cannot be read is as
   * for violations.
   */
  list(window: Required<TimeWindow>, onFault?: OnFault): Promise<readonly IncidentAction[]>;
  /** Exceptions whose last day is this one (`YYYY-MM-DD`), whatever was said since; all pages. */
  endingOn(day: string, onFault?: OnFault): Promise<readonly IncidentAction[]>;
}
