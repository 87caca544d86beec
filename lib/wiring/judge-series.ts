import { cores, runJobs, Threads } from '../adapters/threads/run-jobs.ts';
import { judgeLeaf } from '../domain/cost/anomaly/episodes-in.ts';
import type { LeafSeries } from '../domain/cost/anomaly/leaf-series.ts';
import type { SeriesEpisode } from '../domain/cost/anomaly/series-episode.ts';
import type { JudgeSeries } from '../ports/judge-series.ts';

/** Days of series below which starting threads takes longer than they save. */
const worthThreads = 400_000;
const seriesAtOnce = 100;
const mostThreads = 4;

/** What a thread needs of a leaf. */
export type SeriesToJudge = Pick<LeafSeries, 'values' | 'firstDay'>;

/** Judges series with all cores, where there are enough of them. */
export const judgeSeries: JudgeSeries = async (leaves) => {
  const days = leaves.reduce((sum, { values }) => sum + values.length, 0);
  const threads = Math.min(cores(), mostThreads);
  if (days < worthThreads || threads === 1) return leaves.map(judgeLeaf);
  // The sources run as they are; the package runs what they were compiled to.
  const module = new URL(import.meta.url.replace(/[^/]+(\.[jt]s)$/, 'judge-thread$1'));
  const pool = new Threads<SeriesToJudge[], SeriesEpisode[][]>({
    module,
    threads,
  });
  const found: SeriesEpisode[][] = [];
  for await (const episodes of runJobs(inParts(leaves), pool)) found.push(...episodes);
  return found;
};

async function* inParts(leaves: readonly LeafSeries[]): AsyncGenerator<SeriesToJudge[]> {
  for (let from = 0; from < leaves.length; from += seriesAtOnce)
    yield leaves
      .slice(from, from + seriesAtOnce)
      .map(({ values, firstDay }) => ({ values, firstDay }));
}
