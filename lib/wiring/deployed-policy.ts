import type { Environment } from '../config/environment.ts';
import { ownResourcesOf } from '../domain/change/own-resources.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';

/** The policy of a watchdog that is deployed, and so has resources of its own to look after. */
export const deployedPolicy = (
  policy: ChangePolicy,
  { stackName, namePrefix }: Environment,
): ChangePolicy => ({ ...policy, ownResources: ownResourcesOf(stackName, namePrefix) });
