import type { Clock } from '../../ports/clock.ts';

/** A clock that starts at `start` (ISO 8601) and moves on by `stepMs` with each look at it. @default 0: it stands still */
export function memoryClock(start: string, stepMs = 0): Clock {
  let next = Date.parse(start);
  return {
    now() {
      const now = new Date(next);
      next += stepMs;
      return now;
    },
  };
}
