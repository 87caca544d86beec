import type { AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import {
  episodesOf,
  type FoundEpisodes,
  judgeLeaf,
  type LeavesToJudge,
} from '../domain/cost/anomaly/episodes-in.ts';
import { type DetailedCosts, familySeries } from '../domain/cost/anomaly/family-series.ts';
import { hiddenRises, type Judged, withoutFalls } from '../domain/cost/anomaly/hidden-rises.ts';
import type { LeafSeries } from '../domain/cost/anomaly/leaf-series.ts';
import type { JudgeSeries } from '../ports/judge-series.ts';

export const oneByOne: JudgeSeries = async (leaves) => leaves.map(judgeLeaf);

/** The usage types of more leaves than this are not looked at together, which bounds memory. */
const leavesAtOnce = 2000;

function* inParts({ series, found }: Judged): Generator<Judged> {
  for (let from = 0; from < series.length; from += leavesAtOnce) {
    const to = from + leavesAtOnce;
    yield { series: series.slice(from, to), found: found.slice(from, to) };
  }
}

/**
 * Judges each of these leaves, and, with `detail`, the same costs by usage type, the rises of single usage
 * types that a leaf does not show because others fell.
 */
export async function judgeLeaves(
  toJudge: LeavesToJudge,
  detail: DetailedCosts | undefined,
  judgeSeries: JudgeSeries = oneByOne,
): Promise<FoundEpisodes> {
  const judged = async (series: readonly LeafSeries[]) => ({
    series,
    found: series.length === 0 ? [] : await judgeSeries(series),
  });
  const leaves = await judged(toJudge.leaves);
  const found = episodesOf(toJudge, leaves.found);
  if (detail === undefined) return found;
  const hidden: AnomalyEpisode[] = [];
  for (const some of inParts(leaves)) {
    const families = await judged(familySeries(some.series, detail));
    const filled = await judged(withoutFalls(some.series, families));
    hidden.push(...hiddenRises(some, families, filled));
  }
  return { ...found, episodes: [...found.episodes, ...hidden] };
}
