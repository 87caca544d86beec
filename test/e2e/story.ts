import type { DeployedBandog } from './bandog.ts';

/** Something that must be true of the deployed watchdog, seen from outside. */
export interface Story {
  readonly name: string;
  /** Throws when it is not. */
  readonly play: (bandog: DeployedBandog) => Promise<void>;
}
