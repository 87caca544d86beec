import { type Finding, ok, problem, someNames } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import type { ReadTrails, TrailState } from './trails.ts';

/** Whether a trail that logs covers each watched region: without one no change reaches the live path. */
export const trailLogs = (read: ReadTrails, regions: readonly string[]): HealthCheck => ({
  name: 'trail-logs',
  async look() {
    const trails = await read();
    const logging = trails.filter((trail) => trail.logging);
    const blind = regions.filter((region) => !logging.some((trail) => covers(trail, region)));
    if (blind.length > 0) return blindness(trails, blind);
    const failing = logging.find(({ deliveryError }) => deliveryError !== undefined);
    return failing === undefined
      ? ok(`${someNames(logging.map(({ name }) => name))} logging`)
      : problem(
          `trail ${failing.name} cannot write its files: ${failing.deliveryError}`,
          'let CloudTrail write into the bucket; `bandog scan` needs the files',
        );
  },
});

/** Whether a trail has the events of a region. */
export const covers = ({ onlyRegion }: TrailState, region: string): boolean =>
  onlyRegion === undefined || onlyRegion === region;

function blindness(trails: readonly TrailState[], blind: readonly string[]): Finding {
  const where = someNames(blind);
  const stopped = trails.find((trail) => !trail.logging && blind.some((it) => covers(trail, it)));
  const lost = 'changes are seen only by the sweep, late';
  return stopped === undefined
    ? problem(`no trail covers ${where}: ${lost}`, 'set `deployment.trail: create` and deploy')
    : problem(
        `trail ${stopped.name} is stopped, and no other covers ${where}: ${lost}`,
        `find out who stopped it, then: aws cloudtrail start-logging --name ${stopped.name}`,
      );
}
