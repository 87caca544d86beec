import type { Finding } from '../domain/health/finding.ts';

/** One thing without which Bandog is blind or mute. */
export interface HealthCheck {
  /** Unique, named like its file: `trail-logs`. */
  readonly name: string;
  /** May throw an Error with a sentence, which makes the finding unknown. */
  look(now: Date): Promise<Finding>;
}
