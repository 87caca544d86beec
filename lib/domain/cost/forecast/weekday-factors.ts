import { mean, median } from '../statistics.ts';

/** Weeks of evidence that weigh as much as the assumption that all weekdays cost the same. */
const priorWeeks = 4;

/** 0 to 6; day 0 of the epoch was a Thursday, and only the difference matters here. */
export function weekdayOf(day: number): number {
  return ((day % 7) + 7) % 7;
}

/**
 * How much more or less each weekday costs than the week around it: seven factors with mean 1, the
 * median ratio of each weekday shrunk towards 1. All 1 where there is no positive level.
 */
export function weekdayFactors(values: readonly number[], firstDay: number): number[] {
  const ratios: number[][] = [[], [], [], [], [], [], []];
  for (let index = 3; index + 3 < values.length; index += 1) {
    const week = mean(values.slice(index - 3, index + 4));
    if (week > 0) ratios[weekdayOf(firstDay + index)]?.push((values[index] ?? 0) / week);
  }
  const factors = ratios.map((all) =>
    Math.max(0, 1 + (median(all) - 1) * (all.length / (all.length + priorWeeks))),
  );
  const level = mean(factors);
  return level > 0 ? factors.map((factor) => factor / level) : factors.map(() => 1);
}
