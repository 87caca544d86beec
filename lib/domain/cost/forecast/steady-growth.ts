import { mean, median } from '../statistics.ts';

/** What a level grows to when it goes on growing by the same share every day. */
interface SteadyGrowth {
  /** 0 to 1: how far the growth can be trusted. */
  readonly share: number;
  /** The level on the next day (0) and those after it. */
  readonly on: (ahead: number) => number;
}

const weeks = 4;
const days = weeks * 7;
/** No growth goes on for ever: each day ahead it is this share of the day before. */
const damping = 0.98;
/** Standard errors at which the growth is trusted by half. */
const halfSure = 4;
/** No more than this a day is carried ahead, as a log ratio. */
const mostADay = 0.05;
const none: SteadyGrowth = { share: 0, on: () => 0 };

/**
 * The growth that the last four weeks of a level (costs without their weekday's share) agree on: the
 * medians of all weeks go the same way, by steps much alike, and the slope stands clear of the noise.
 */
export function steadyGrowth(level: readonly number[]): SteadyGrowth {
  const recent = level.slice(-days);
  if (recent.length < days || recent.some((value) => value <= 0)) return none;
  const logs = recent.map(Math.log);
  const weekly = Array.from({ length: weeks }, (_, week) =>
    median(logs.slice(week * 7, week * 7 + 7)),
  );
  const steps = weekly.slice(1).map((value, index) => value - (weekly[index] ?? 0));
  const found = median(steps) / 7;
  if (found === 0 || steps.some((step) => Math.sign(step) !== Math.sign(found))) return none;
  const uneven =
    Math.max(...steps.map((step) => Math.abs(step - mean(steps)))) / Math.abs(mean(steps));
  const sure = Math.abs(found) / (Math.abs(found) + halfSure * slopeError(logs, found));
  const slope = Math.sign(found) * Math.min(Math.abs(found), mostADay);
  const last = median(logs.slice(-7).map((value, day) => value - slope * (day - 6)));
  return {
    share: sure * Math.max(0, 1 - uneven),
    on: (ahead) =>
      Math.exp(last + (slope * damping * (1 - damping ** (ahead + 1))) / (1 - damping)),
  };
}

/** The standard error of a slope a day, from the robust deviation around it. */
function slopeError(logs: readonly number[], slope: number): number {
  const flat = logs.map((value, day) => value - slope * day);
  const centre = median(flat);
  const deviation = 1.4826 * median(flat.map((value) => Math.abs(value - centre)));
  return deviation / Math.sqrt((logs.length * (logs.length ** 2 - 1)) / 12);
}
