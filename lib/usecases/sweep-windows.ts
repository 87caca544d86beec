import type { TimeWindow } from '../ports/change-source.ts';

const minuteMs = 60_000;
const windowMinutes = 60;
/** An event can take this long to appear, so a window counts as complete only this long after its end. */
const lagMinutes = 20;
/** How far behind the watermark reading starts, for what appeared later still. */
const overlapMinutes = 20;
const dayMinutes = 24 * 60;
/** Event histories end after 90 days; a longer gap cannot be caught up. */
const longestSweepMinutes = 89 * 24 * 60;

export interface SweepWindow extends Required<TimeWindow> {
  /** Whether the window is complete: read to its end, it may be counted and closed. */
  readonly complete: boolean;
  /**
   * The same hour a day earlier, to be read once more before this one is closed: a service's outage
   * can hold its events back for hours. Absent for hours that were closed before.
   */
  readonly dayBefore?: Required<TimeWindow>;
}

/**
 * The windows a sweep has to read, oldest first: whole hours, UTC, from the watermark less an
 * overlap (the last 24 hours when there is none) up to `now`. The last ones are not complete yet.
 */
export function sweepWindows(now: Date, watermark: string | undefined): SweepWindow[] {
  const nowMs = now.getTime();
  const earliest = nowMs - longestSweepMinutes * minuteMs;
  const from =
    watermark === undefined
      ? nowMs - dayMinutes * minuteMs
      : Date.parse(watermark) - overlapMinutes * minuteMs;
  const lengthMs = windowMinutes * minuteMs;
  const windows: SweepWindow[] = [];
  const first = Math.floor(Math.max(from, earliest) / lengthMs) * lengthMs;
  for (let start = first; start < nowMs; start += lengthMs) {
    const end = start + lengthMs;
    const complete = end + lagMinutes * minuteMs <= nowMs;
    const dayBefore = start - dayMinutes * minuteMs;
    const isNew = watermark !== undefined && end > Date.parse(watermark);
    windows.push({
      ...between(start, Math.min(end, nowMs)),
      complete,
      ...(complete &&
        isNew &&
        dayBefore < first && { dayBefore: between(dayBefore, dayBefore + lengthMs) }),
    });
  }
  return windows;
}

const between = (startMs: number, endMs: number): Required<TimeWindow> => ({
  from: new Date(startMs).toISOString(),
  to: new Date(endMs).toISOString(),
});
