import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for its turn. */
export type Pace = () => Promise<void>;

interface PaceOptions {
  /** Milliseconds since any fixed moment. @default performance.now */
  readonly now?: () => number;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<void>;
}

/** Lets one caller pass every `intervalMs`; the first passes at once. */
export function pace(
  intervalMs: number,
  { now = () => performance.now(), wait = (ms) => sleep(ms) }: PaceOptions = {},
): Pace {
  let nextTurn = Number.NEGATIVE_INFINITY;
  return async () => {
    const turn = Math.max(now(), nextTurn);
    nextTurn = turn + intervalMs;
    const toWait = turn - now();
    if (toWait > 0) await wait(toWait);
  };
}
