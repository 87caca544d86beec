import {
  episodesOf,
  type FoundEpisodes,
  judgeLeaf,
  type LeavesToJudge,
} from '../domain/cost/anomaly/episodes-in.ts';
import { familySeries } from '../domain/cost/anomaly/family-series.ts';
import { hiddenRises, withoutFalls } from '../domain/cost/anomaly/hidden-rises.ts';
import type { LeafSeries } from '../domain/cost/anomaly/leaf-series.ts';
import type { CostTable } from '../domain/cost/cost-table.ts';
import type { JudgeSeries } from '../ports/judge-series.ts';

export const oneByOne: JudgeSeries = async (leaves) => leaves.map(judgeLeaf);

/**
 * Judges each of these leaves, and, with `detail`, the same costs by usage type, the rises of single usage
 * types that a leaf does not show because others fell.
 */
export async function judgeLeaves(
  toJudge: LeavesToJudge,
  detail: CostTable | undefined,
  judgeSeries: JudgeSeries = oneByOne,
): Promise<FoundEpisodes> {
  const judged = async (series: readonly LeafSeries[]) => ({
    series,
    found: series.length === 0 ? [] : await judgeSeries(series),
  });
  const leaves = await judged(toJudge.leaves);
  const found = episodesOf(toJudge, leaves.found);
  if (detail === undefined) return found;
  const families = await judged(familySeries(leaves.series, detail));
  const filled = await judged(withoutFalls(leaves.series, families));
  return { ...found, episodes: [...found.episodes, ...hiddenRises(leaves, families, filled)] };
}
