import { incidentTable } from '../../lib/adapters/aws/incident-table.ts';
import { resolutionTable } from '../../lib/adapters/aws/resolution-table.ts';
import { sweepLedger } from '../../lib/adapters/aws/sweep-table.ts';
import { violationStore } from '../../lib/adapters/aws/violation-table.ts';
import { collect } from '../builders.ts';
import { brokenInvariants, type Findings } from './invariants.ts';
import type { Sabotage } from './watchdog.ts';
import { World } from './world.ts';

/** How one seed ended. */
export interface Run {
  readonly seed: number;
  /** Broken invariants; none when all is well. */
  readonly problems: readonly string[];
  /** What happened, line by line. */
  readonly story: readonly string[];
  /** How much there was to get wrong. */
  readonly violations: number;
  readonly told: number;
}

/** Plays one seed to its end and holds the invariants against it. The same seed always plays the same. */
export async function simulate(seed: number, sabotage: Sabotage = {}): Promise<Run> {
  const world = new World(seed, sabotage);
  await world.play();
  const findings = await read(world);
  return {
    seed,
    problems: brokenInvariants(world, findings),
    story: world.diary.story,
    violations: findings.violations.length,
    told: world.diary.told.size,
  };
}

/** Bills are shown from so far back, and their anomalies are filed under the days that they began. */
const daysBack = { changes: 1, money: 60 };

/** The table as the report reads it. */
async function read(world: World): Promise<Findings> {
  const { about, deployedMs, endMs } = world.scenario;
  const options = { tableName: 'bandog', keepDays: 400 };
  const client = world.table.clientOf(world.reader());
  const all = {
    from: new Date(deployedMs - daysBack[about] * 86_400_000).toISOString(),
    to: new Date(endMs + 86_400_000).toISOString(),
  };
  const reading = Promise.all([
    collect(violationStore(client, options).list(all)),
    collect(sweepLedger(client, options).list(all)),
    resolutionTable(client, options).list(all),
    incidentTable(client, options).list(all),
  ]);
  await world.timeline.playUntil(endMs + 600_000);
  const [violations, windows, ends, actions] = await reading;
  return { violations, windows, ends, actions };
}
