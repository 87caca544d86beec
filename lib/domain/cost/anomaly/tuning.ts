/** The constants of detection. Set on the first halves of `bench/anomalies.ts` and frozen there. */
export interface AnomalyTuning {
  /** Days a baseline looks back. */
  readonly windowDays: number;
  /** Days of a level that must be seen before anything is judged against it. */
  readonly leastDays: number;
  /** Lengths of the runs of newest days that are judged together; the first is 1. */
  readonly spans: readonly number[];
  /** For each span, how many of its own usual deviations it takes to open an episode. */
  readonly limits: readonly number[];
  /** Days of its own past that a deviation is measured by. */
  readonly scaleDays: number;
  /** A deviation is never taken as smaller than this share of what is expected. */
  readonly leastDeviation: number;
  /** Usual deviations of one day above this share count only in part, or a restless series would hide all. */
  readonly kneeDeviation: number;
  /** The power to which what is above the knee counts. */
  readonly bend: number;
  /** Nothing under this share of what is expected opens an episode. */
  readonly leastShare: number;
  /** A day closer to the expected than this many deviations is calm. */
  readonly calmBelow: number;
  /** Calm days after which an episode has ended. */
  readonly calmDays: number;
  /** Where it starts again within so many days of its end, and no higher, it goes on. */
  readonly resumeDays: number;
  /** An episode that lasts this long is the new level. */
  readonly adoptDays: number;
}

export const anomalyTuning: AnomalyTuning = {
  windowDays: 56,
  leastDays: 14,
  spans: [1, 2, 3, 7],
  limits: [2.7, 2.7, 2.9, 3.2],
  scaleDays: 84,
  leastDeviation: 0.02,
  kneeDeviation: 0.16,
  bend: 0.3,
  leastShare: 0.1,
  calmBelow: 1.2,
  calmDays: 2,
  resumeDays: 5,
  adoptDays: 14,
};
