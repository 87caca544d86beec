import { computeStories } from './rows/compute.ts';
import { containerStories } from './rows/containers.ts';
import { dataStories } from './rows/data.ts';
import { edgeStories } from './rows/edge.ts';
import { identityStories } from './rows/identity.ts';
import { networkStories } from './rows/network.ts';
import { serverlessStories } from './rows/serverless.ts';
import { storageStories } from './rows/storage.ts';
import { watchingStories } from './rows/watching.ts';
import type { StoryRow } from './story-row.ts';

/** The most frequent changes, one row an action or group of like actions; other calls are told from their name. */
export const storyRows: readonly StoryRow[] = [
  ...computeStories,
  ...containerStories,
  ...networkStories,
  ...edgeStories,
  ...identityStories,
  ...storageStories,
  ...dataStories,
  ...serverlessStories,
  ...watchingStories,
];
