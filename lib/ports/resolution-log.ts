import type { Resolution } from '../domain/change/resolution.ts';
import type { OnFault } from '../domain/fault/read-fault.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import type { TimeWindow } from './change-source.ts';

/** Keeps how violations ended, beside the violations, which are never changed. */
export interface ResolutionLog {
  /** Writes it once, with when that was noticed (ISO 8601 UTC): a violation that has ended stays ended. */
  resolve(
    violation: Pick<ChangeViolation, 'fingerprint' | 'at'>,
    resolution: Resolution,
    noticedAt: string,
  ): Promise<'new' | 'known'>;
  /** Of the violations of that time, by fingerprint; all pages. What cannot be read is as for violations. */
  list(window: Required<TimeWindow>, onFault?: OnFault): Promise<ReadonlyMap<string, Resolution>>;
}
