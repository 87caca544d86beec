import type { CostsAbout } from '../cost-record.ts';
import type { FoundEpisodes } from './episodes-in.ts';
import type { AnomalyGroup } from './roll-up.ts';

/** All anomalies of one reading. */
export interface FoundAnomalies extends Omit<FoundEpisodes, 'episodes'> {
  readonly reading: CostsAbout;
  /** Last day that was judged, `YYYY-MM-DD`. */
  readonly lastDay: string;
  /** Those that came to the minimum, greatest impact first. */
  readonly groups: readonly AnomalyGroup[];
  /** How many groups moved less. */
  readonly tooSmall: number;
  /** In the reading's currency. */
  readonly minimumImpact: number;
}
