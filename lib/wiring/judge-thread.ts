import type { Sized } from '../adapters/threads/messages.ts';
import { judgeLeaf } from '../domain/cost/anomaly/episodes-in.ts';
import type { SeriesEpisode } from '../domain/cost/anomaly/series-episode.ts';
import type { SeriesToJudge } from './judge-series.ts';

/** Runs in a thread: judges some series at a time. */
export function work(): (
  series: readonly SeriesToJudge[],
) => AsyncIterable<Sized<SeriesEpisode[][]>> {
  return async function* (series) {
    yield { answer: series.map(judgeLeaf), bytes: 0 };
  };
}
