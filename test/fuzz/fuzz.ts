import { chanceOf } from '../simulation/chance.ts';
import { fuzzCloudTrail } from './cloudtrail.ts';
import { fuzzFocus } from './focus.ts';
import { fuzzParquet } from './parquet.ts';
import { fuzzSettings } from './settings.ts';
import { fuzzSkim } from './skim.ts';
import { fuzzStates } from './states.ts';
import { expectSaid, holds } from './target.ts';

/** The readers of what comes from outside, and which share of the inputs each gets. */
export const targets = {
  cloudtrail: { share: 0.4, fuzz: fuzzCloudTrail },
  skim: { share: 0.15, fuzz: fuzzSkim },
  states: { share: 0.2, fuzz: fuzzStates },
  settings: { share: 0.1, fuzz: fuzzSettings },
  focus: { share: 0.1, fuzz: fuzzFocus },
  parquet: { share: 0.05, fuzz: fuzzParquet },
} as const;

export type Target = keyof typeof targets;

/** One input; what is wrong with how it was read, or undefined. */
export async function fuzzOnce(target: Target, seed: number): Promise<string | undefined> {
  try {
    await targets[target].fuzz(chanceOf(seed, target));
    holds(Object.keys(Object.prototype).length === 0, 'the prototype of all objects was changed');
    return undefined;
  } catch (error) {
    try {
      expectSaid(error);
    } catch (broken) {
      return (broken as Error).message;
    }
    return `an error got out: ${String(error)}`;
  }
}
