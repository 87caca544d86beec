import type { Invocation } from './lambda.ts';

/** A violation's row was put into the table. */
interface Written {
  readonly fingerprint: string;
  readonly incidentId: string;
  readonly atMs: number;
  /** True when a row was there already and was overwritten. */
  readonly again: boolean;
}

/** One region's window was read to its last page. */
interface ReadWindow {
  readonly region: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
}

interface WatermarkMove {
  readonly region: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly atMs: number;
}

/** A sweep that looked how violations ended. */
interface Looked {
  readonly invocation: Invocation;
  /** When it had read all it read, and began to look. */
  readonly atMs: number;
  /** The calls it had come by. */
  readonly ids: ReadonlySet<string>;
}

/** A message that says how an incident stands. */
interface Update {
  readonly key: string;
  readonly channel: string;
  readonly atMs: number;
  /** Violations that it says have ended; none when it passes on what somebody said. */
  readonly ended: readonly string[];
}

/** One look of `check-health` at the trail. */
interface HealthLook {
  readonly invocation: Invocation;
  readonly atMs: number;
  readonly isBroken: boolean;
}

/** What an observer who sees everything wrote down during a run; the invariants are held against it. */
export class Diary {
  readonly written: Written[] = [];
  readonly reads: ReadWindow[] = [];
  readonly watermarks: WatermarkMove[] = [];
  readonly looked: Looked[] = [];
  readonly updates: Update[] = [];
  /** When it was written how each violation ended, by fingerprint. */
  readonly ended = new Map<string, number>();
  /** When each message was first noted as delivered, by `tellingKey`. */
  readonly noted = new Map<string, number>();
  /** Since when each incident has had a thread. */
  readonly threads = new Map<string, number>();
  readonly healthLooks: HealthLook[] = [];
  /** Rows of news that were handed over while they were being worked on: one telling more each, perhaps. */
  readonly overlappedNews = new Map<string, number>();
  /** When people were told that the trail is broken. */
  readonly healthTold: number[] = [];
  /** How often each violation was accepted by each channel, by `tellingKey`. */
  readonly told = new Map<string, number>();
  /** How many crashes, real ones, happened between telling a violation and noting it. */
  readonly crashes = new Map<string, number>();
  /** Things that must not happen, noted when they did. */
  readonly problems: string[] = [];
  /** What happened, for people; empty unless asked for. */
  readonly story: string[] = [];
}

/** Stands for every announcement, which has no id. */
export const announcement = 'announcement';

export const tellingKey = (fingerprint: string, channel: string): string =>
  `${fingerprint} on ${channel}`;

export function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
