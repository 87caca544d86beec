import { mean } from '../statistics.ts';
import { dayToDay } from './day-to-day.ts';

/** The level of today, as far as it goes back. */
export interface LevelShift {
  /** Mean of the days since the level last stepped up or down for good. */
  readonly level: number;
  /** 0 to 1: how far that step can be trusted; 0 where there was none of late. */
  readonly share: number;
}

/** Days of a new level that must be seen. */
const least = 3;
/** Days before that say what the old level was. */
const before = 21;
const longest = 60;
/** Standard errors two levels must be apart, and those at which they are two beyond doubt. */
const apart = 5;
const surely = 10;
/** A step this many days ago no longer misleads anything else. */
const past = 21;
/** Days after which a step is trusted as far as it ever is: some go back. */
const settled = 7;
const mostTrust = 0.6;

/** The last step of `level` (costs without spikes and weekdays) that holds until today. */
export function levelShift(level: readonly number[]): LevelShift {
  const recent = level.slice(-longest - before);
  const most = Math.min(longest, recent.length);
  const deviation = dayToDay(recent);
  const sums = [0];
  for (const value of recent) sums.push((sums.at(-1) ?? 0) + value);
  const meanOf = (from: number, to: number) => ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  let [days, height] = [most, 0];
  for (let tried = least; tried <= most - least; tried += 1) {
    const from = recent.length - tried;
    const old = Math.min(before, from);
    const step = Math.abs(meanOf(from, recent.length) - meanOf(from - old, from));
    const next = step / Math.max(deviation * Math.sqrt(1 / old + 1 / tried), Number.MIN_VALUE);
    if (next > Math.max(apart, height)) [days, height] = [tried, next];
  }
  const sure = Math.min(1, Math.max(0, height - apart) / (surely - apart));
  return {
    level: mean(level.slice(-days)),
    share: days > past ? 0 : mostTrust * Math.min(1, days / settled) * sure,
  };
}
