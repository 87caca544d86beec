import { deploymentStories } from './stories/deployment.ts';
import { incidentStories } from './stories/incidents.ts';
import { livePathStories } from './stories/live-path.ts';
import { moneyStories } from './stories/money.ts';
import { patternStories } from './stories/patterns.ts';
import { reportStories } from './stories/report.ts';
import { sweepStories } from './stories/sweep.ts';
import { troubleStories } from './stories/trouble.ts';
import type { Story } from './story.ts';

/** In the order they are played; the last one takes the stacks away. */
export const stories: readonly Story[] = [
  ...patternStories,
  ...livePathStories,
  ...incidentStories,
  ...sweepStories,
  ...moneyStories,
  ...reportStories,
  ...troubleStories,
  ...deploymentStories,
];
