import type { DeployedParts } from '../domain/cost/own-bill/deployed-parts.ts';

/** What of a deployed Bandog is charged for; throws where it cannot be seen. */
export interface OwnParts {
  read(): Promise<DeployedParts>;
}
