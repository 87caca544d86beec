import type { Construct } from 'constructs';
import type { DeployEnvironment } from '../../config/deploy-environment.ts';
import type { Settings } from '../../config/settings.ts';
import { watchedRegions } from '../watched-regions.ts';
import { BandogForwarderStack } from './bandog-forwarder-stack.ts';
import { BandogStack } from './bandog-stack.ts';

const homeStack = 'Bandog';

/** Bandog in the region at hand (us-east-1 when there is none) and a forwarder in each further one. */
export function addStacks(
  scope: Construct,
  settings: Settings,
  { region = 'us-east-1', ...environment }: DeployEnvironment,
): BandogStack {
  const { document } = settings;
  const [homeRegion, ...furtherRegions] = watchedRegions(region, settings);
  const home = new BandogStack(scope, homeStack, {
    env: { ...environment, region: homeRegion },
    settings: document,
  });
  for (const further of furtherRegions) {
    new BandogForwarderStack(scope, `${homeStack}-${further}`, {
      env: { ...environment, region: further },
      homeRegion,
      homeStack,
      settings: document,
    });
  }
  return home;
}
