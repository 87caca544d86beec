import type { Pacing } from './pace.ts';
import type { Route } from './route.ts';

/** Who is told what, and how often. */
export interface AlertPlan {
  readonly routes: readonly Route[];
  /** By name of the channel; one that is missing speaks whenever there is something to say. */
  readonly pacing: Readonly<Record<string, Pacing>>;
}
