import {
  BatchGetAccountStatusCommand,
  Inspector2Client,
  ListCoverageCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-inspector2';
import {
  DescribeHubCommand,
  GetEnabledStandardsCommand,
  GetFindingsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { inspector } from '../../../../lib/adapters/aws/gates/inspector.ts';
import { securityHub } from '../../../../lib/adapters/aws/gates/security-hub.ts';
import { nextToken, pages, reasonOf, refused, smallToken, valueIn, week } from './pages.ts';

const region = 'eu-central-1';
const hub = mockClient(SecurityHubClient);
const scanner = mockClient(Inspector2Client);

describe('Security Hub', () => {
  const look = () => securityHub(new SecurityHubClient({ region }), region).look(week);
  const standard = (StandardsStatus: 'READY' | 'INCOMPLETE') => ({
    StandardsSubscriptionArn: 'arn:sub',
    StandardsArn: 'arn:cis',
    StandardsInput: {},
    StandardsStatus,
    ...(StandardsStatus === 'INCOMPLETE' && {
      StandardsStatusReason: { StatusReasonCode: 'NO_AVAILABLE_CONFIGURATION_RECORDER' as const },
    }),
  });
  const finding = (Id: string) => ({
    Id,
    Title: 'root has keys',
    Resources: [{ Id: 'AWS::::Account:1', Type: 'x' }],
  });

  beforeEach(() => {
    hub.reset();
    hub.on(DescribeHubCommand).resolves({});
    hub.on(GetEnabledStandardsCommand).resolves({ StandardsSubscriptions: [standard('READY')] });
    hub.on(GetFindingsCommand).resolves({ Findings: [] });
  });

  test('open critical findings of all pages, asked for by severity and state', async () => {
    hub
      .on(GetFindingsCommand)
      .callsFake(
        pages(
          nextToken,
          { Findings: [finding('a')] },
          { Findings: [] },
          { Findings: [finding('b')] },
        ),
      );
    const { critical } = valueIn(await look());
    expect(critical).toEqual([
      { id: 'a', text: 'root has keys on AWS::::Account:1' },
      { id: 'b', text: 'root has keys on AWS::::Account:1' },
    ]);
    expect(hub.commandCalls(GetFindingsCommand)[0]?.args[0].input.Filters).toEqual({
      SeverityLabel: [{ Value: 'CRITICAL', Comparison: 'EQUALS' }],
      RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }],
      WorkflowStatus: [
        { Value: 'NEW', Comparison: 'EQUALS' },
        { Value: 'NOTIFIED', Comparison: 'EQUALS' },
      ],
    });
  });

  test('looks where all standards of all pages are ready', async () => {
    hub
      .on(GetEnabledStandardsCommand)
      .callsFake(
        pages(
          nextToken,
          { StandardsSubscriptions: [standard('READY')] },
          { StandardsSubscriptions: [standard('READY')] },
        ),
      );
    expect(valueIn(await look()).coverage).toEqual({ kind: 'proven', text: '2 standards are on' });
  });

  test.each([
    ['no standard is on', [], /no standard is on/],
    [
      'one is not ready',
      [standard('READY'), standard('INCOMPLETE')],
      /arn:cis is INCOMPLETE \(NO_AVAILABLE/,
    ],
  ])('proves nothing where %s', async (_, StandardsSubscriptions, why) => {
    hub.on(GetEnabledStandardsCommand).resolves({ StandardsSubscriptions });
    const { coverage } = valueIn(await look());
    expect(coverage.kind === 'unproven' && coverage.reason).toMatch(why);
  });

  test.each([
    ['denied', refused(), /securityhub:DescribeHub on eu-central-1 was denied; allow/],
    [
      'not enabled',
      refused('InvalidAccessException', 'Account 1 is not subscribed to AWS Security Hub'),
      /not enabled here; enable it/,
    ],
    ['down', refused('InternalException', 'oops'), /failed: InternalException: oops/],
  ])('%s is nothing seen, with the reason', async (_, error, why) => {
    hub.on(DescribeHubCommand).rejects(error);
    expect(reasonOf(await look())).toMatch(why);
  });

  test('denied on the second page is nothing seen', async () => {
    hub.on(GetFindingsCommand).resolvesOnce({ Findings: [], NextToken: '1' }).rejects(refused());
    expect(reasonOf(await look())).toMatch(/securityhub:GetFindings .* was denied/);
  });
});

describe('Inspector', () => {
  const look = () => inspector(new Inspector2Client({ region }), region).look(week);
  const status = (state: 'ENABLED' | 'DISABLED') => {
    const one = { status: state, errorCode: undefined, errorMessage: undefined };
    return {
      accounts: [{ accountId: '111122223333', state: one, resourceState: { ec2: one, ecr: one } }],
    };
  };
  const resource = (resourceId: string, statusCode: 'ACTIVE' | 'INACTIVE', reason: string) => ({
    resourceId,
    resourceType: 'AWS_EC2_INSTANCE' as const,
    accountId: '111122223333',
    scanType: 'PACKAGE' as const,
    scanStatus: { statusCode, reason: reason as 'SUCCESSFUL' },
  });

  beforeEach(() => {
    scanner.reset();
    scanner.on(BatchGetAccountStatusCommand).resolves(status('ENABLED'));
    scanner.on(ListFindingsCommand).resolves({ findings: [] });
    scanner
      .on(ListCoverageCommand)
      .resolves({ coveredResources: [resource('i-1', 'ACTIVE', 'SUCCESSFUL')] });
  });

  test('active critical findings of all pages', async () => {
    const finding = (findingArn: string) => ({
      findingArn,
      title: 'CVE-2026-1',
      resources: [{ id: 'i-1', type: 'AWS_EC2_INSTANCE' as const }],
    });
    scanner
      .on(ListFindingsCommand)
      .callsFake(pages(smallToken, { findings: [finding('a')] }, { findings: [finding('b')] }));
    const { critical } = valueIn(await look());
    expect(critical.map(({ id, text }) => [id, text])).toEqual([
      ['a', 'CVE-2026-1 on i-1'],
      ['b', 'CVE-2026-1 on i-1'],
    ]);
    expect(scanner.commandCalls(ListFindingsCommand)[0]?.args[0].input.filterCriteria).toEqual({
      severity: [{ value: 'CRITICAL', comparison: 'EQUALS' }],
      findingStatus: [{ value: 'ACTIVE', comparison: 'EQUALS' }],
    });
  });

  test('looks where every resource of all pages that can be scanned is', async () => {
    scanner.on(ListCoverageCommand).callsFake(
      pages(
        smallToken,
        { coveredResources: [resource('i-1', 'ACTIVE', 'SUCCESSFUL')] },
        {
          coveredResources: [
            resource('i-2', 'INACTIVE', 'EC2_INSTANCE_STOPPED'),
            resource('i-3', 'ACTIVE', 'SUCCESSFUL'),
          ],
        },
      ),
    );
    expect(valueIn(await look()).coverage).toEqual({
      kind: 'proven',
      text: 'all 2 resources are scanned',
    });
  });

  test.each([
    [
      'one on the last page is not scanned',
      [
        [resource('i-1', 'ACTIVE', 'SUCCESSFUL')],
        [resource('i-2', 'INACTIVE', 'UNMANAGED_EC2_INSTANCE')],
      ],
      /1 of 2 .* i-2 \(UNMANAGED/,
    ],
    [
      'somebody excluded one by a tag',
      [[resource('i-2', 'INACTIVE', 'EXCLUDED_BY_TAG')]],
      /EXCLUDED_BY_TAG/,
    ],
    ['nothing is covered', [[]], /covers no resource/],
    [
      'all are stopped',
      [[resource('i-2', 'INACTIVE', 'EC2_INSTANCE_STOPPED')]],
      /covers no resource/,
    ],
  ])('proves nothing where %s', async (_, found, why) => {
    scanner
      .on(ListCoverageCommand)
      .callsFake(pages(smallToken, ...found.map((coveredResources) => ({ coveredResources }))));
    const { coverage } = valueIn(await look());
    expect(coverage.kind === 'unproven' && coverage.reason).toMatch(why);
  });

  test('not enabled is nothing seen', async () => {
    scanner.on(BatchGetAccountStatusCommand).resolves(status('DISABLED'));
    expect(reasonOf(await look())).toMatch(
      /it is disabled here; enable it, or leave inspector out/,
    );
    scanner.on(BatchGetAccountStatusCommand).resolves({ accounts: [] });
    expect(reasonOf(await look())).toMatch(/not enabled/);
  });

  test.each([
    ['BatchGetAccountStatus', BatchGetAccountStatusCommand],
    ['ListCoverage', ListCoverageCommand],
    ['ListFindings', ListFindingsCommand],
  ])('%s denied is nothing seen', async (action, command) => {
    scanner.on(command as typeof ListFindingsCommand).rejects(refused());
    expect(reasonOf(await look())).toContain(`inspector2:${action} on eu-central-1 was denied`);
  });
});
