import type { AnomalyTuning } from './tuning.ts';

/** The newest days' strongest sign: its direction and how many times its limit it is. */
export interface Sign {
  readonly height: number;
  /** The same of the newest day alone. */
  readonly day: number;
}

/** Of the runs of newest days, the one that is most above its limit; those of little share do not count. */
export function strongestSign(
  deviations: Float64Array,
  scores: Float64Array,
  { limits, leastShare }: Pick<AnomalyTuning, 'limits' | 'leastShare'>,
): Sign {
  let height = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const relative = (scores[index] ?? 0) / (limits[index] ?? Number.POSITIVE_INFINITY);
    const counts = Math.abs(deviations[index] ?? 0) >= leastShare;
    if (counts && Math.abs(relative) > Math.abs(height)) height = relative;
  }
  return { height, day: (scores[0] ?? 0) / (limits[0] ?? 1) };
}
