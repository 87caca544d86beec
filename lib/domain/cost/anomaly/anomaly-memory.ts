import { fingerprint } from '../../violation/fingerprint.ts';
import type { AnomalyEpisode } from './anomaly-episode.ts';

/** An episode as it was last seen, and what was told of it. */
export interface TrackedEpisode {
  readonly episode: AnomalyEpisode;
  /** Episodes that moved together share one. */
  readonly incidentId: string;
  /** The greatest daily impact that was told, in the reading's currency; absent while it is too small to tell. */
  readonly toldDailyImpact?: number;
  /** How often its growth was told. */
  readonly growths: number;
  readonly endTold: boolean;
  /** Looks on newer days in a row that did not find it: its days were restated. */
  readonly missed: number;
}

/** What is known of the anomalies of one source between two runs. */
export interface AnomalyMemory {
  /** First day that was not judged, `YYYY-MM-DD`. */
  readonly judgedUntil: string;
  readonly episodes: readonly TrackedEpisode[];
}

/** An episode seen for the first time. */
export function trackedAnew(episode: AnomalyEpisode): TrackedEpisode {
  const incidentId = fingerprint('anomaly-incident', episode.id);
  return { episode, incidentId, growths: 0, endTold: false, missed: 0 };
}
