import type { Found } from './score.ts';

/** A simple detector: how far each day stands above what it expects, in its own measure. */
export interface Peer {
  readonly name: string;
  readonly scores: (values: readonly number[]) => number[];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The rules most tools use, so that a figure has something to stand beside. */
export const peers: readonly Peer[] = [
  {
    name: 'same weekday last week +-x %',
    scores: (values) =>
      values.map((value, day) => {
        const before = values[day - 7] ?? 0;
        return before > 0 ? value / before - 1 : 0;
      }),
  },
  {
    name: 'rolling z-score, 28 days',
    scores: (values) =>
      values.map((value, day) => {
        const past = values.slice(Math.max(0, day - 28), day);
        const mean = past.reduce((sum, it) => sum + it, 0) / (past.length || 1);
        const deviation = Math.sqrt(
          past.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (past.length || 1),
        );
        return past.length < 14 ? 0 : (value - mean) / Math.max(deviation, 1e-3 * mean, 1e-9);
      }),
  },
  {
    name: 'seasonal-naive MAD',
    scores: (values) => {
      const differences = values.map((value, day) => value - (values[day - 7] ?? value));
      return differences.map((difference, day) => {
        const past = differences.slice(Math.max(7, day - 56), day).map(Math.abs);
        const scale = 1.4826 * median(past);
        return past.length < 14
          ? 0
          : difference / Math.max(scale, 1e-3 * Math.abs(values[day] ?? 0), 1e-9);
      });
    },
  },
];

/** Days above the threshold; those at most two days apart are one. It tells again when it is twice as high. */
export function foundAbove(scores: readonly number[], threshold: number): Found[] {
  const found: { start: number; end: number; told: number[]; height: number }[] = [];
  scores.forEach((score, day) => {
    if (score <= threshold) return;
    const last = found.at(-1);
    if (last === undefined || day - last.end > 2) {
      found.push({ start: day, end: day + 1, told: [day], height: score });
      return;
    }
    last.end = day + 1;
    if (score < 2 * last.height) return;
    last.told.push(day);
    last.height = score;
  });
  return found;
}
