import type { Look } from '../domain/scorecard/look.ts';
import type { Period } from '../domain/scorecard/period.ts';

/** Looks at one thing in one place, e.g. the open findings of one region. */
export interface Probe<T> {
  /** What it looks at and where, for people: `Security Hub eu-central-1`. */
  readonly source: string;
  /** All pages. Denied, not enabled and failed calls are looks that saw nothing, with the reason; never thrown. */
  look(period: Period): Promise<Look<T>>;
}
