import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloudFormationOwners } from '../../../lib/adapters/aws/cloudformation-owners.ts';
import { consoleEvent } from '../../builders.ts';

const cloudFormation = mockClient(CloudFormationClient);
const owners = () =>
  cloudFormationOwners({
    clientOf: (region) => new CloudFormationClient({ region }),
    regions: ['eu-central-1', 'us-east-1'],
  });
const StackId = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/0a1b';
const inStack = (LogicalResourceId: string, ResourceType: string, PhysicalResourceId: string) => ({
  StackId,
  StackName: 'Shop',
  LogicalResourceId,
  ResourceType,
  PhysicalResourceId,
  ResourceStatus: 'CREATE_COMPLETE' as const,
  Timestamp: new Date(0),
});
const sg = 'sg-0123456789abcdef0';
const event = consoleEvent({
  resources: [{ id: sg }, { id: 'vpc-0123456789abcdef0' }],
  subjectKeys: [`111122223333:eu-central-1:ec2/${sg}#rule/sgr-1`],
});
const notThere = Object.assign(new Error('Stack for x does not exist'), {
  name: 'ValidationError',
});

beforeEach(() => {
  cloudFormation.reset();
  cloudFormation.on(DescribeStackResourcesCommand).rejects(notThere);
  cloudFormation.on(DescribeStackResourceCommand).resolves({
    StackResourceDetail: {
      ...inStack('Web', '', ''),
      LastUpdatedTimestamp: new Date(0),
      Metadata: '{"aws:cdk:path":"Shop/Web/Group"}',
    },
  });
});

describe('a single look-up', () => {
  it('finds the stack, the construct and the part that was touched', async () => {
    cloudFormation
      .on(DescribeStackResourcesCommand, { PhysicalResourceId: sg })
      .resolves({ StackResources: [inStack('Web', 'AWS::EC2::SecurityGroup', sg)] });
    expect(await owners().ownerOf(event)).toEqual({
      kind: 'owned',
      engine: 'cloudformation',
      unit: 'Shop',
      address: 'Web',
      constructPath: 'Shop/Web/Group',
      resourceId: sg,
      resourceType: 'AWS::EC2::SecurityGroup',
      through: 'rule/sgr-1',
    });
  });

  it('tells apart what bears the same name in one stack', async () => {
    cloudFormation.on(DescribeStackResourcesCommand, { PhysicalResourceId: 'shop' }).resolves({
      StackResources: [
        inStack('Table', 'AWS::DynamoDB::Table', 'shop'),
        inStack('Function', 'AWS::Lambda::Function', 'shop'),
      ],
    });
    const subjectKeys = ['111122223333:eu-central-1:lambda/function/shop'];
    const changed = consoleEvent({ resources: [{ id: 'shop' }], subjectKeys });
    expect(await owners().ownerOf(changed)).toMatchObject({ kind: 'owned', address: 'Function' });
  });

  it('does not take what a call only mentions for what it changed', async () => {
    const vpc = 'vpc-0123456789abcdef0';
    cloudFormation
      .on(DescribeStackResourcesCommand, { PhysicalResourceId: vpc })
      .resolves({ StackResources: [inStack('Vpc', 'AWS::EC2::VPC', vpc)] });
    expect(await owners().ownerOf(event)).toEqual({ kind: 'unowned' });
  });

  it('reads a large stack to its last page', async () => {
    const full = Array.from({ length: 100 }, (_, n) =>
      inStack(`Q${n}`, 'AWS::SQS::Queue', `q${n}`),
    );
    cloudFormation
      .on(DescribeStackResourcesCommand, { PhysicalResourceId: sg })
      .resolves({ StackResources: full });
    cloudFormation
      .on(ListStackResourcesCommand)
      .resolvesOnce({ StackResourceSummaries: [], NextToken: 'more' })
      .resolves({
        StackResourceSummaries: [
          { ...inStack('Web', 'AWS::EC2::SecurityGroup', sg), LastUpdatedTimestamp: new Date(0) },
        ],
      });
    expect(await owners().ownerOf(event)).toMatchObject({ kind: 'owned', address: 'Web' });
  });

  it('looks in every region for what belongs to none, whatever the case of its name', async () => {
    cloudFormation
      .on(DescribeStackResourcesCommand, { PhysicalResourceId: 'WebRole' })
      .rejectsOnce(notThere)
      .resolves({ StackResources: [inStack('Role', 'AWS::IAM::Role', 'WebRole')] });
    const changed = consoleEvent({
      region: 'us-east-1',
      resources: [{ id: 'WebRole' }],
      subjectKeys: ['111122223333::iam/role/webrole'],
    });
    expect(await owners().ownerOf(changed)).toMatchObject({ kind: 'owned', address: 'Role' });
  });

  it('asks for each id once', async () => {
    const shared = owners();
    await shared.ownerOf(event);
    const before = cloudFormation.commandCalls(DescribeStackResourcesCommand).length;
    await shared.ownerOf(event);
    expect(cloudFormation.commandCalls(DescribeStackResourcesCommand)).toHaveLength(before);
  });

  it('that is denied says which permission is missing', async () => {
    cloudFormation
      .on(DescribeStackResourcesCommand)
      .rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    const owner = await owners().ownerOf(event);
    expect(owner.kind).toBe('unknown');
    expect(owner.kind === 'unknown' && owner.reason).toContain(
      'allow cloudformation:DescribeStackResources',
    );
  });

  it('for a call that names nothing asks nothing', async () => {
    const { subjectKeys: _, ...nameless } = event;
    expect(await owners().ownerOf(nameless)).toMatchObject({ kind: 'unknown' });
    expect(cloudFormation.calls()).toHaveLength(0);
  });
});
