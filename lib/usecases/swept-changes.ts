import { addTallies, type ChangeTally, emptyTally } from '../domain/change/tally.ts';
import type { Period } from '../domain/scorecard/period.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import { type RegionCoverage, sweepBlindSpots } from './sweep-blind-spots.ts';

interface SweptChanges {
  readonly tally: ChangeTally;
  /** What the counts leave out, in sentences. */
  readonly gaps: readonly string[];
}

/** All that was counted in the period, and what was not. */
export async function sweptChanges(
  ledger: Pick<SweepLedger, 'list' | 'watermark'>,
  regions: readonly string[],
  period: Period,
): Promise<SweptChanges> {
  let tally: ChangeTally = emptyTally();
  const firstSwept = new Map<string, string>();
  for await (const window of ledger.list(period)) {
    tally = addTallies(tally, window.tally);
    const first = firstSwept.get(window.region);
    if (first === undefined || window.from < first) firstSwept.set(window.region, window.from);
  }
  const coverage: RegionCoverage[] = [];
  for (const region of regions) {
    const upTo = await ledger.watermark(region);
    coverage.push({ region, first: firstSwept.get(region), upTo });
  }
  return { tally, gaps: sweepBlindSpots(coverage, period) };
}
