import { RecordSkimmer } from '../../../../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import type { NoiseCalls, TimeWindow } from '../../../../../lib/ports/change-source.ts';
import type { SplitCalls } from '../../../../../lib/ports/split-calls.ts';

export interface Skimmed {
  /** The index behind the last record read, within all the records. */
  readonly end: number;
  readonly records: number;
  readonly isOdd: boolean;
  readonly calls?: SplitCalls;
  readonly noise?: NoiseCalls;
}

const skimmers = new Map<string, RecordSkimmer>();

/** Each has gigabytes of addresses to itself: one does for all tests that need no fresh one. */
function skimmerOf(window: TimeWindow): RecordSkimmer {
  const key = JSON.stringify(window);
  const skimmer = skimmers.get(key) ?? new RecordSkimmer(window);
  skimmers.set(key, skimmer);
  return skimmer;
}

/** What a skimmer makes of records given as texts, as the first of a file. */
export function skim(
  texts: readonly string[],
  window: TimeWindow = {},
  skimmer = skimmerOf(window),
): Skimmed {
  const stop = skimmer.read(Buffer.from(texts.join(',')), 0, 0);
  return { ...stop, ...skimmer.take() };
}
