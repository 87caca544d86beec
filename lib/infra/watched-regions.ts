import type { Settings } from '../config/settings.ts';

/** IAM, Organizations, CloudFront, Route 53 and root sign-ins are logged only here. */
const globalRegion = 'us-east-1';

/** Every region Bandog looks at, each once, the one it is deployed in first. */
export function watchedRegions(
  homeRegion: string,
  { deployment }: Settings,
): readonly [string, ...string[]] {
  const further = new Set([globalRegion, ...deployment.regions]);
  further.delete(homeRegion);
  return [homeRegion, ...further];
}
