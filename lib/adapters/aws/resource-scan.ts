import {
  type CloudFormationClient,
  paginateListResourceScanResources,
  paginateListResourceScans,
  type ResourceScanSummary,
  type ScannedResource as ScanEntry,
} from '@aws-sdk/client-cloudformation';
import pMap from 'p-map';
import type { ScannedResource } from '../../domain/change/iac-coverage.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { ResourceScan, ResourceScans } from '../../ports/resource-scan.ts';
import { failedCall } from './failed-call.ts';
import { cloudFormationKeys } from './resources/cloudformation-keys.ts';

interface ResourceScanOptions {
  readonly clientOf: (region: string) => CloudFormationClient;
  readonly regions: readonly string[];
  readonly account: string;
}

const regionsAtOnce = 2;

/**
 * The latest complete scan that CloudFormation's IaC generator made of each region. Bandog starts none:
 * that would be a change, and an account has few of them a day.
 */
export function resourceScans({ clientOf, regions, account }: ResourceScanOptions): ResourceScans {
  return {
    async read() {
      const read = await pMap(regions, (region) => readRegion(clientOf(region), region, account), {
        concurrency: regionsAtOnce,
      });
      return {
        scans: read.flatMap((it) => ('scan' in it ? it.scan : [])),
        faults: read.flatMap((it) => ('fault' in it ? it.fault : [])),
      };
    },
  };
}

async function readRegion(
  client: CloudFormationClient,
  region: string,
  account: string,
): Promise<{ scan: ResourceScan } | { fault: ReadFault }> {
  const source = `resource scan of ${region}`;
  try {
    const latest = await latestScan(client);
    if (latest?.ResourceScanId === undefined) return { fault: { source, ...noScan } };
    const resources: ScannedResource[] = [];
    const input = { ResourceScanId: latest.ResourceScanId };
    for await (const page of paginateListResourceScanResources({ client }, input)) {
      resources.push(...(page.Resources ?? []).map((it) => toResource(it, account, region)));
    }
    const finishedAt = (latest.EndTime ?? latest.StartTime)?.toISOString() ?? 'unknown';
    return { scan: { region, finishedAt, resources } };
  } catch (error) {
    const { message } = failedCall(error, 'cloudformation:ListResourceScanResources', region);
    const denied = message.includes('was denied');
    return { fault: { source, code: denied ? 'access-denied' : 'unreadable', message } };
  }
}

const noScan = {
  code: 'empty',
  message:
    'there is no complete one; start one with `aws cloudformation start-resource-scan` and come back when it is done',
} as const;

/** The API lists the newest first, but does not promise it. */
async function latestScan(client: CloudFormationClient): Promise<ResourceScanSummary | undefined> {
  const complete: ResourceScanSummary[] = [];
  for await (const page of paginateListResourceScans({ client }, { ScanTypeFilter: 'FULL' })) {
    const scans = page.ResourceScanSummaries ?? [];
    complete.push(...scans.filter(({ Status }) => Status === 'COMPLETE'));
  }
  return complete.sort((a, b) => startOf(b) - startOf(a))[0];
}

const startOf = ({ StartTime }: ResourceScanSummary): number => StartTime?.getTime() ?? 0;

/** Roles and aliases that services keep for themselves. */
const providersOwn = /^(AWSServiceRoleFor|aws-service-role\/|alias\/aws\/|AWSReservedSSO_)/;

function toResource(entry: ScanEntry, account: string, region: string): ScannedResource {
  const type = entry.ResourceType ?? 'unknown';
  const id = Object.values(entry.ResourceIdentifier ?? {}).join('|');
  return {
    type,
    id,
    account,
    region,
    keys: cloudFormationKeys(type, id, { account, region }),
    managedByStack: entry.ManagedByStack === true,
    providersOwn: providersOwn.test(id),
  };
}
