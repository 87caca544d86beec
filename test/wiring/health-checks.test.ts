import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { toSettings } from '../../lib/config/settings.ts';
import { healthChecks } from '../../lib/wiring/health-checks.ts';

const stacks = mockClient(CloudFormationClient);
const where = {
  stackName: 'Bandog',
  account: '111122223333',
  partition: 'aws',
  regions: ['eu-central-1'],
} as const;

/** Names of the checks under these settings, and of the one that is asked before the first judgement. */
async function checksWith(money: object) {
  const { checks, runs } = await healthChecks(toSettings({ money }), where);
  return { names: checks.map(({ name }) => name), source: runs?.source?.name };
}

beforeEach(() => {
  stacks.reset();
  stacks.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [
      ['Alerts', 'AWS::SNS::Topic'],
      ['Violations', 'AWS::DynamoDB::Table'],
    ].map(([id = '', type = '']) => ({
      LogicalResourceId: `Bandog${id}A1B2C3D4`,
      PhysicalResourceId: id,
      ResourceType: type,
      ResourceStatus: 'CREATE_COMPLETE',
      LastUpdatedTimestamp: new Date('2026-11-23T11:20:00Z'),
    })),
  });
});

it('with an export it is looked at, and Cost Explorer is not asked', async () => {
  const { names, source } = await checksWith({ export: 's3://bills/cur' });
  expect(names).toContain('cost-export');
  expect(names).not.toContain('cost-explorer');
  expect(source).toBeUndefined();
});

it('without one Cost Explorer is asked, and only before costs were judged', async () => {
  const { names, source } = await checksWith({});
  expect(names).not.toContain('cost-export');
  expect(names).not.toContain('cost-explorer');
  expect(source).toBe('cost-explorer');
});

it('what is not deployed still needs costs to judge', async () => {
  stacks
    .on(ListStackResourcesCommand)
    .rejects(
      Object.assign(new Error('Stack with id Bandog does not exist'), { name: 'ValidationError' }),
    );
  expect((await checksWith({})).names).toContain('cost-explorer');
  expect((await checksWith({ export: 's3://bills/cur' })).names).not.toContain('cost-explorer');
});
