import type { SweepLedger, SweptWindow } from '../../ports/sweep-ledger.ts';

/** Swept windows in memory, one a region and start. */
export function memorySweepLedger(): SweepLedger {
  const windows = new Map<string, SweptWindow>();
  const watermarks = new Map<string, string>();
  return {
    async watermark(region) {
      return watermarks.get(region);
    },
    async close(window) {
      windows.set(JSON.stringify([window.region, window.from]), window);
      const before = watermarks.get(window.region);
      if (before === undefined || before < window.to) watermarks.set(window.region, window.to);
    },
    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      yield* windows
        .values()
        .filter((window) => start <= Date.parse(window.from) && Date.parse(window.from) < end);
    },
  };
}
