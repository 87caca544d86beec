import {
  type AwsSecurityFinding,
  DescribeHubCommand,
  paginateGetEnabledStandards,
  paginateGetFindings,
  type SecurityHubClient,
  type StandardsSubscription,
} from '@aws-sdk/client-securityhub';
import type { ScannerState } from '../../../domain/scorecard/gates/security.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, answerOf, probe } from './probe.ts';

const is = (Value: string) => ({ Value, Comparison: 'EQUALS' as const });

const openAndCritical = {
  SeverityLabel: [is('CRITICAL')],
  RecordState: [is('ACTIVE')],
  WorkflowStatus: [is('NEW'), is('NOTIFIED')],
};

/**
 * Open critical findings of Security Hub CSPM in one region, its members' included where it is an
 * administrator's. It is known to look when at least one standard is on and all that are on are ready.
 */
export function securityHub(client: SecurityHubClient, region: string): Probe<ScannerState> {
  const scanner = `Security Hub ${region}`;
  const call = (action: string) => ({ action: `securityhub:${action}`, region, notEnabled });
  return probe(scanner, async () => {
    await answerOf(call('DescribeHub'), client.send(new DescribeHubCommand({})));
    const standards = await allOf(
      call('GetEnabledStandards'),
      paginateGetEnabledStandards({ client, pageSize: 100 }, {}),
      (page) => page.StandardsSubscriptions,
    );
    const findings = await allOf(
      call('GetFindings'),
      paginateGetFindings({ client, pageSize: 100 }, { Filters: openAndCritical }),
      (page) => page.Findings,
    );
    return { scanner, critical: findings.map(toFinding), coverage: coverageOf(standards) };
  });
}

const notEnabled = ({ name, message }: Error): string | undefined =>
  (name === 'InvalidAccessException' && /not subscribed|not enabled/i.test(message)) ||
  name === 'ResourceNotFoundException'
    ? 'it is not enabled here; enable it, or leave security-hub out of scorecard.scanners'
    : undefined;

function coverageOf(standards: readonly StandardsSubscription[]): ScannerState['coverage'] {
  const late = standards.find(({ StandardsStatus }) => StandardsStatus !== 'READY');
  if (standards.length === 0)
    return { kind: 'unproven', reason: 'no standard is on, so that nothing is checked' };
  if (late === undefined) return { kind: 'proven', text: `${standards.length} standards are on` };
  const why = late.StandardsStatusReason?.StatusReasonCode;
  return {
    kind: 'unproven',
    reason: `standard ${late.StandardsArn} is ${late.StandardsStatus}${why === undefined ? '' : ` (${why})`}`,
  };
}

function toFinding({ Id = 'without an id', Title, AwsAccountId, Resources }: AwsSecurityFinding) {
  const [resource] = Resources ?? [];
  const where = resource?.Id ?? `account ${AwsAccountId}`;
  return { id: Id, text: `${Title ?? Id} on ${where}` };
}
