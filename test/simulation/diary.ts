/** A violation's row was put into the table. */
interface Written {
  readonly fingerprint: string;
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

/** What an observer who sees everything wrote down during a run; the invariants are held against it. */
export class Diary {
  readonly written: Written[] = [];
  readonly reads: ReadWindow[] = [];
  readonly watermarks: WatermarkMove[] = [];
  /** How often each violation was accepted by each channel, by `tellingKey`. */
  readonly told = new Map<string, number>();
  /** How many crashes, real ones, happened between telling a violation and noting it. */
  readonly crashes = new Map<string, number>();
  /** Things that must not happen, noted when they did. */
  readonly problems: string[] = [];
  /** What happened, for people; empty unless asked for. */
  readonly story: string[] = [];
}

export const tellingKey = (fingerprint: string, channel: string): string =>
  `${fingerprint} on ${channel}`;

export function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
