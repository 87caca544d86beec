import type { LeafSeries } from '../domain/cost/anomaly/leaf-series.ts';
import type { SeriesEpisode } from '../domain/cost/anomaly/series-episode.ts';

/** Finds the episodes of each of these series, in their order. */
export type JudgeSeries = (
  leaves: readonly LeafSeries[],
) => Promise<readonly (readonly SeriesEpisode[])[]>;
