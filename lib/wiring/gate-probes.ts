import { ApplicationSignalsClient } from '@aws-sdk/client-application-signals';
import { BackupClient } from '@aws-sdk/client-backup';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { FisClient } from '@aws-sdk/client-fis';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { regionOf, watchedBy } from '../adapters/aws/gates/alarm-metrics.ts';
import { faultExperiments } from '../adapters/aws/gates/fault-experiments.ts';
import { inspector } from '../adapters/aws/gates/inspector.ts';
import { monitoredRegion } from '../adapters/aws/gates/monitored-region.ts';
import { restoreJobs } from '../adapters/aws/gates/restore-jobs.ts';
import { securityHub } from '../adapters/aws/gates/security-hub.ts';
import { serviceObjectives } from '../adapters/aws/gates/service-objectives.ts';
import type { ScorecardSettings } from '../config/scorecard-schema.ts';
import type { Drill } from '../domain/scorecard/gates/disaster-recovery.ts';
import type {
  CriticalResource,
  MonitoredRegion,
  ServiceObjectives,
} from '../domain/scorecard/gates/monitoring-coverage.ts';
import type { ScannerState } from '../domain/scorecard/gates/security.ts';
import type { Probe } from '../ports/probe.ts';
import { recordedDrills } from './recorded-drills.ts';

interface RegionalProbes {
  readonly scanners: readonly Probe<ScannerState>[];
  readonly monitoring: readonly Probe<MonitoredRegion>[];
  readonly objectives: readonly Probe<readonly ServiceObjectives[]>[];
  readonly drills: readonly Probe<readonly Drill[]>[];
}

/** Other tools share the limits of these services, so throttling is waited out. */
const options = (region: string) => ({
  region,
  retryMode: 'adaptive' as const,
  maxAttempts: 8,
});

/** Everything the gates look at in the account itself, in each region. */
export function gateProbes(
  settings: ScorecardSettings,
  regions: readonly string[],
): RegionalProbes {
  const listed = settings.criticalPath.resources.map(toListed);
  const monitored = new Set([...regions, ...listed.map(({ region }) => region)]);
  return {
    scanners: regions.flatMap((region) => scannersOf(settings, region)),
    monitoring: [...monitored].map((region) =>
      monitoredRegion(
        new CloudWatchClient(options(region)),
        new ResourceGroupsTaggingAPIClient(options(region)),
        {
          region,
          tags: settings.criticalPath.tags,
          listed: listed.filter((it) => it.region === region).map(({ resource }) => resource),
        },
      ),
    ),
    objectives: regions.map((region) =>
      serviceObjectives(new ApplicationSignalsClient(options(region)), region),
    ),
    drills: [
      recordedDrills(settings),
      ...regions.flatMap((region) => [
        restoreJobs(new BackupClient(options(region)), region),
        faultExperiments(new FisClient(options(region)), region),
      ]),
    ],
  };
}

function scannersOf({ scanners }: ScorecardSettings, region: string): Probe<ScannerState>[] {
  return scanners.map((scanner) =>
    scanner === 'inspector'
      ? inspector(new Inspector2Client(options(region)), region)
      : securityHub(new SecurityHubClient(options(region)), region),
  );
}

interface Listed {
  readonly region: string;
  readonly resource: CriticalResource;
}

/** What is no ARN belongs to no region; it is unknown wherever it is looked for. */
function toListed(written: ScorecardSettings['criticalPath']['resources'][number]): Listed {
  if (typeof written === 'string')
    return {
      region: regionOf(written) ?? 'us-east-1',
      resource: { id: written, watchedBy: watchedBy(written) },
    };
  const { name: id, region, namespace, dimensions } = written;
  return { region, resource: { id, watchedBy: { namespace, dimensions } } };
}
