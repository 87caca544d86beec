import { type AccountClient, paginateListRegions } from '@aws-sdk/client-account';
import { ok, problem, someNames } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { failedCall } from '../failed-call.ts';

/** Whether every region that the account can use is watched. */
export const regionsWatched = (client: AccountClient, watched: readonly string[]): HealthCheck => ({
  name: 'regions-watched',
  async look() {
    const usable = await usableRegions(client);
    const unseen = usable.filter((region) => !watched.includes(region));
    return unseen.length === 0
      ? ok(`all ${usable.length} regions of the account`)
      : problem(
          `${unseen.length} of ${usable.length} regions of the account are not watched: ${someNames(unseen)}`,
          'add them to `deployment.regions` and deploy; or deny them by policy and say so in `health.accepted`',
          unseen,
        );
  },
});

async function usableRegions(client: AccountClient): Promise<string[]> {
  const wanted = { RegionOptStatusContains: ['ENABLED' as const, 'ENABLED_BY_DEFAULT' as const] };
  const regions: string[] = [];
  try {
    for await (const { Regions = [] } of paginateListRegions({ client }, wanted)) {
      regions.push(...Regions.flatMap(({ RegionName }) => RegionName ?? []));
    }
  } catch (error) {
    throw failedCall(error, 'account:ListRegions', 'the account');
  }
  return regions.sort();
}
