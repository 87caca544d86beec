import { dayNumber } from './calendar.ts';
import type { CostSnapshot } from './cost-snapshot.ts';
import { median } from './statistics.ts';

/** How complete the days of a source are by their age, learnt from what later fetches said of them. */
export interface Maturity {
  /** Days back from a fetch, its own day included, that still grow. */
  readonly maturingDays: number;
  /** Least complete and middle share of what a day came to, by its age in days at the fetch (0: the same day). */
  readonly byAge: readonly {
    readonly age: number;
    readonly cases: number;
    readonly least: number;
    readonly usual: number;
  }[];
}

/** Measured on real exports: the day before the fetch was 64 to 71 % complete, the day before that whole. */
export const usualMaturingDays = 2;
const oldestAge = 7;
/** A day is whole when later fetches did not add more than this. */
const wholeShare = 0.98;
/** A day that has come to this age says what it came to. */
const settledAge = 3;
/** Fetches it takes to believe that days are whole sooner than usual; one is enough to believe the opposite. */
const enoughCases = 10;

/** Learns from the fetches of one source; charges that come as lumps (tax grows all month) have no part in it. */
export function learnMaturity(snapshots: readonly CostSnapshot[]): Maturity {
  const shares = Map.groupBy(observations(snapshots), ({ age }) => age);
  const byAge = [...shares]
    .sort(([a], [b]) => a - b)
    .map(([age, seen]) => ({
      age,
      cases: seen.length,
      least: Math.min(...seen.map(({ share }) => share)),
      usual: median(seen.map(({ share }) => share)),
    }));
  const isWhole = (age: number): boolean => {
    const seen = byAge.find((it) => it.age === age);
    if (seen === undefined) return age >= usualMaturingDays;
    if (seen.least < wholeShare) return false;
    return age >= usualMaturingDays || seen.cases >= enoughCases;
  };
  const ages = Array.from({ length: oldestAge + 1 }, (_, age) => age);
  const newestImmature = ages.findLast((age) => !isWhole(age)) ?? 0;
  return { maturingDays: newestImmature + 1, byAge };
}

/** What a fetch showed of a day, as a share of what the newest fetch says it came to. */
function observations(snapshots: readonly CostSnapshot[]): { age: number; share: number }[] {
  const sorted = snapshots.toSorted((a, b) => a.capturedAt.localeCompare(b.capturedAt));
  const newest = sorted.at(-1);
  if (newest === undefined) return [];
  const settled = Object.entries(newest.days).filter(
    ([date, [amount]]) => ageAt(date, newest) >= settledAge && amount > 0,
  );
  return settled.flatMap(([date, [final]]) =>
    sorted.flatMap((snapshot) => {
      const age = ageAt(date, snapshot);
      if (snapshot === newest || age < 0 || age > oldestAge) return [];
      const seen = snapshot.days[date]?.[0] ?? 0;
      return [{ age, share: Math.min(1, seen / final) }];
    }),
  );
}

const ageAt = (date: string, { capturedAt }: CostSnapshot): number =>
  dayNumber(capturedAt.slice(0, 10)) - dayNumber(date);
