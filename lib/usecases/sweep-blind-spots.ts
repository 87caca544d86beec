import type { TimeWindow } from '../ports/change-source.ts';

/** What the ledger knows of one region. */
export interface RegionCoverage {
  readonly region: string;
  /** Start of the first window counted in the period. */
  readonly first: string | undefined;
  /** The watermark. */
  readonly upTo: string | undefined;
}

/** A window's length, the delay of the event history and a missed sweep. */
export const usualLagMs = 2.5 * 3_600_000;

/** What the counters of a period leave out, in sentences; none when every region was swept on time. */
export function sweepBlindSpots(
  coverage: readonly RegionCoverage[],
  period: Required<TimeWindow>,
): string[] {
  return coverage.flatMap((region) => [...startGap(region, period), ...endGap(region, period)]);
}

function startGap(
  { region, first, upTo }: RegionCoverage,
  { from }: Required<TimeWindow>,
): string[] {
  if (upTo === undefined)
    return [`changes in ${region} were never counted: no sweep of it has ended yet`];
  if (first === undefined) return [`no change in ${region} was counted in this period`];
  const hourMs = 3_600_000;
  return Date.parse(first) - Date.parse(from) > hourMs
    ? [`changes in ${region} before ${first} were not counted`]
    : [];
}

function endGap({ region, upTo }: RegionCoverage, { to }: Required<TimeWindow>): string[] {
  return upTo !== undefined && Date.parse(to) - Date.parse(upTo) > usualLagMs
    ? [`the sweep of ${region} is behind: changes since ${upTo} were not counted`]
    : [];
}
