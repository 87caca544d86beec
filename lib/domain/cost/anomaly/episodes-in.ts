import type { CostsAbout } from '../cost-record.ts';
import type { CostTable } from '../cost-table.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';
import { detectSeries } from './detect-series.ts';
import { type LeafSeries, leafSeries } from './leaf-series.ts';
import { withOffsets } from './offsets.ts';
import type { SeriesEpisode } from './series-episode.ts';
import { toEpisodes } from './to-episodes.ts';
import { anomalyTuning } from './tuning.ts';

/** Episodes of a reading, and how much of it could be judged. */
export interface FoundEpisodes {
  readonly episodes: readonly AnomalyEpisode[];
  readonly leaves: number;
  /** Days before `until`, from the reading's first. */
  readonly days: number;
  /** True when there are too few days to judge any. */
  readonly tooShort: boolean;
  /** Columns of a plain file that came to more than its total: they count something else. */
  readonly notOfTheBill: readonly string[];
}

/** More days than a detector looks back change nothing about the newest. */
const mostDays = 800;

/** Leaves of a bill, and what was left out of them. */
export interface LeavesToJudge extends Pick<FoundEpisodes, 'notOfTheBill'> {
  readonly leaves: readonly LeafSeries[];
}

/** The leaves of these costs, with their days before `until`, `YYYY-MM-DD`. */
export function leavesToJudge(
  about: Pick<CostsAbout, 'kind' | 'mainSeries'>,
  costs: CostTable,
  until: string,
): LeavesToJudge {
  const all = leafSeries(about, costs, { until, mostDays });
  const foreign = all.filter((leaf) => exceedsTotal(leaf, all, about.mainSeries));
  return {
    leaves: all.filter((leaf) => !foreign.includes(leaf)),
    notOfTheBill: foreign.flatMap(({ leaf }) => leaf.series ?? []),
  };
}

export const judgeLeaf = ({
  values,
  firstDay,
}: Pick<LeafSeries, 'values' | 'firstDay'>): SeriesEpisode[] => detectSeries(values, firstDay);

/** Puts together what was `found` in each of the leaves. */
export function episodesOf(
  { leaves, notOfTheBill }: LeavesToJudge,
  found: readonly (readonly SeriesEpisode[])[],
): FoundEpisodes {
  const days = leaves[0]?.values.length ?? 0;
  return {
    episodes: withOffsets(toEpisodes(leaves, found)),
    leaves: leaves.length,
    days,
    tooShort: days <= anomalyTuning.leastDays,
    notOfTheBill,
  };
}

/** A part is never more than the whole; credits may bring the whole a little below its parts. */
const muchMore = 1.5;

function exceedsTotal(
  { leaf, values }: LeafSeries,
  all: readonly LeafSeries[],
  mainSeries: string | undefined,
): boolean {
  if (mainSeries === undefined || leaf.series === mainSeries) return false;
  const total = all.find((it) => it.leaf.series === mainSeries);
  return total !== undefined && sumOf(values) > muchMore * sumOf(total.values);
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
