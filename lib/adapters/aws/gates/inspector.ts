import {
  BatchGetAccountStatusCommand,
  type CoveredResource,
  type Finding,
  type Inspector2Client,
  paginateListCoverage,
  paginateListFindings,
} from '@aws-sdk/client-inspector2';
import type { ScannerState } from '../../../domain/scorecard/gates/security.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, answerOf, probe, Unseen } from './probe.ts';

const is = (value: string) => ({ value, comparison: 'EQUALS' as const });

/** Reasons for which there is nothing to scan; any other is a resource that nobody looked into. */
const nothingToScan: ReadonlySet<string> = new Set([
  'EC2_INSTANCE_STOPPED',
  'IMAGE_ARCHIVED',
  'NO_RESOURCES_FOUND',
  'RESOURCE_STOPPED',
  'RESOURCE_TERMINATED',
  'SCAN_ELIGIBILITY_EXPIRED',
]);

/** Open critical findings of Inspector in one region; it is known to look when it covers everything there is to scan. */
export function inspector(client: Inspector2Client, region: string): Probe<ScannerState> {
  const scanner = `Inspector ${region}`;
  const call = (action: string) => ({ action: `inspector2:${action}`, region });
  return probe(scanner, async () => {
    const { accounts = [] } = await answerOf(
      call('BatchGetAccountStatus'),
      client.send(new BatchGetAccountStatusCommand({})),
    );
    const status = accounts[0]?.state?.status;
    if (status !== 'ENABLED') {
      const advice = 'enable it, or leave inspector out of scorecard.scanners';
      throw new Unseen(`it is ${status?.toLowerCase() ?? 'not enabled'} here; ${advice}`);
    }
    const covered = await allOf(
      call('ListCoverage'),
      paginateListCoverage({ client, pageSize: 200 }, {}),
      (page) => page.coveredResources,
    );
    const filterCriteria = { severity: [is('CRITICAL')], findingStatus: [is('ACTIVE')] };
    const findings = await allOf(
      call('ListFindings'),
      paginateListFindings({ client, pageSize: 100 }, { filterCriteria }),
      (page) => page.findings,
    );
    return { scanner, critical: findings.map(toFinding), coverage: coverageOf(covered) };
  });
}

function coverageOf(covered: readonly CoveredResource[]): ScannerState['coverage'] {
  const toScan = covered.filter(({ scanStatus }) => !nothingToScan.has(scanStatus?.reason ?? ''));
  const missed = toScan.filter(({ scanStatus }) => scanStatus?.statusCode !== 'ACTIVE');
  const [first] = missed;
  if (first !== undefined)
    return {
      kind: 'unproven',
      reason: `${missed.length} of ${toScan.length} resources are not scanned, such as ${first.resourceId} (${first.scanStatus?.reason ?? 'no reason given'})`,
    };
  if (toScan.length === 0)
    return { kind: 'unproven', reason: 'it covers no resource, so that nothing was scanned' };
  return { kind: 'proven', text: `all ${toScan.length} resources are scanned` };
}

function toFinding({ findingArn = 'without an ARN', title, awsAccountId, resources }: Finding) {
  const where = resources?.[0]?.id ?? `account ${awsAccountId}`;
  return { id: findingArn, text: `${title ?? findingArn} on ${where}` };
}
