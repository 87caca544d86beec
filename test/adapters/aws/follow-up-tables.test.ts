import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deploymentTable } from '../../../lib/adapters/aws/deployment-table.ts';
import { resolutionTable } from '../../../lib/adapters/aws/resolution-table.ts';
import { stackTags } from '../../../lib/adapters/aws/stack-tags.ts';
import { violationOfStream } from '../../../lib/adapters/aws/stream-record.ts';
import { changeBy, collect } from '../../builders.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const table = mockClient(client);
const cloudFormation = mockClient(CloudFormationClient);
const options = { tableName: 'bandog', keepDays: 30 };
const resolutions = resolutionTable(client, options);
const deployments = deploymentTable(client, options);
const window = { from: '2026-11-22T00:00:00Z', to: '2026-11-24T00:00:00Z' };
const resolution = {
  how: 'put-back',
  at: '2026-11-23T10:17:00Z',
  by: 'eli',
  origin: 'manual',
  eventId: 'e',
} as const;
const noticedAt = '2026-11-23T11:00:00.000Z';
const deployment = {
  id: 'd1',
  at: '2026-11-23T10:00:00Z',
  account: '111122223333',
  region: 'eu-central-1',
  engine: 'cloudformation',
  unit: 'Shop',
  review: { kind: 'unknown', reason: 'x' },
} as const;
const denied = Object.assign(new Error('not you'), { name: 'AccessDeniedException' });

beforeEach(() => {
  table.reset();
  cloudFormation.reset();
});

describe('resolutions', () => {
  it('are written once, beside the violation, where the stream does not tell of them', async () => {
    table
      .on(PutCommand)
      .resolvesOnce({})
      .rejects(new ConditionalCheckFailedException({ $metadata: {}, message: 'x' }));
    expect(await resolutions.resolve(changeBy(), resolution, noticedAt)).toBe('new');
    expect(await resolutions.resolve(changeBy(), resolution, noticedAt)).toBe('known');
    const { Item, ConditionExpression } = table.commandCalls(PutCommand)[0]?.args[0].input ?? {};
    expect(ConditionExpression).toBe('attribute_not_exists(pk)');
    expect(Item).toMatchObject({
      pk: 'RESOLUTION#2026-11-23',
      sk: changeBy().fingerprint,
      resolution,
      noticedAt,
    });
    const Keys = { pk: { S: 'RESOLUTION#2026-11-23' }, sk: { S: 'x' } };
    expect(violationOfStream({ eventName: 'INSERT', dynamodb: { Keys } })).toBeUndefined();
  });

  it('come back by fingerprint, all pages of all days', async () => {
    const row = (sk: string) => ({ pk: 'p', sk, expiresAt: 1, resolution });
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'RESOLUTION#2026-11-23' } })
      .resolvesOnce({ Items: [row('a')], LastEvaluatedKey: { pk: 1 } })
      .resolves({ Items: [row('b')] });
    expect(await resolutions.list(window)).toEqual(
      new Map([
        ['a', resolution],
        ['b', resolution],
      ]),
    );
  });

  it('that cannot be read, or not written, are errors', async () => {
    table
      .on(QueryCommand)
      .resolves({ Items: [{ pk: 'RESOLUTION#x', sk: 'a', resolution: { how: 'magic' } }] });
    await expect(resolutions.list(window)).rejects.toThrow('row RESOLUTION#x / a is no resolution');
    const places: (string | undefined)[] = [];
    expect(await resolutions.list(window, ({ place }) => places.push(place))).toEqual(new Map());
    expect(new Set(places)).toEqual(new Set(['row RESOLUTION#x / a']));
    table.on(PutCommand).rejects(denied);
    await expect(resolutions.resolve(changeBy(), resolution, noticedAt)).rejects.toThrow(
      'allow dynamodb:PutItem',
    );
  });
});

describe('deployments', () => {
  it('come back as they went in, those of the window', async () => {
    table.on(PutCommand).resolves({});
    await deployments.save(deployment);
    const { Item } = table.commandCalls(PutCommand)[0]?.args[0].input ?? {};
    expect(Item).toMatchObject({ pk: 'DEPLOYMENT#2026-11-23', sk: 'd1' });
    table.on(QueryCommand).resolves({ Items: [] });
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'DEPLOYMENT#2026-11-23' } })
      .resolvesOnce({ Items: [Item ?? {}], LastEvaluatedKey: { pk: 1 } })
      .resolves({
        Items: [
          {
            deployment: {
              ...deployment,
              id: 'd2',
              review: { kind: 'reviewed', url: 'u', approvedBy: ['eli'] },
            },
          },
        ],
      });
    expect(
      (await collect(deployments.list(window))).map(({ id, review }) => [id, review.kind]),
    ).toEqual([
      ['d1', 'unknown'],
      ['d2', 'reviewed'],
    ]);
    expect(
      await collect(deployments.list({ ...window, from: '2026-11-23T10:00:01Z' })),
    ).not.toContainEqual(deployment);
  });

  it('the commit of the last before a moment is found by its key', async () => {
    table.on(PutCommand).resolves({});
    await deployments.mark(['k1', 'k2'], { id: 'd1', at: '2026-11-23T10:00:00Z', sha: 'abc1234' });
    const items = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
    const sk = '2026-11-23T10:00:00.000Z#d1';
    expect(items).toMatchObject([
      { pk: 'DEPLOYED#k1', sk, sha: 'abc1234' },
      { pk: 'DEPLOYED#k2', sk },
    ]);
    table
      .on(QueryCommand)
      .resolvesOnce({ Items: [items[0] ?? {}] })
      .resolves({ Items: [] });
    expect(await deployments.lastBefore('k1', '2026-11-24T10:00:00Z')).toBe('abc1234');
    expect(await deployments.lastBefore('k3', '2026-11-24T10:00:00Z')).toBeUndefined();
    expect(table.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      ExpressionAttributeValues: { ':pk': 'DEPLOYED#k1', ':at': '2026-11-24T10:00:00.000Z' },
      ...{ ScanIndexForward: false, Limit: 1 },
    });
    table.on(QueryCommand).rejects(denied);
    await expect(deployments.lastBefore('k1', '2026-11-24T10:00:00Z')).rejects.toThrow(
      'allow dynamodb:Query',
    );
  });

  it('that could not be written are an error', async () => {
    table.on(PutCommand).rejects(denied);
    await expect(deployments.save(deployment)).rejects.toThrow('allow dynamodb:PutItem');
  });
});

describe('tags of a stack', () => {
  const tags = stackTags((region) => new CloudFormationClient({ region }));

  it('are those it has now', async () => {
    cloudFormation.on(DescribeStacksCommand).resolves({
      Stacks: [
        {
          StackName: 'Shop',
          CreationTime: new Date(0),
          StackStatus: 'UPDATE_COMPLETE',
          Tags: [{ Key: 'commit', Value: 'abc' }],
        },
      ],
    });
    expect(await tags.tagsOf('eu-central-1', 'Shop')).toEqual({ commit: 'abc' });
  });

  it('are none of a stack that is gone, and an error where they may not be read', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .rejectsOnce(new Error('Stack with id Shop does not exist'))
      .rejects(denied);
    expect(await tags.tagsOf('eu-central-1', 'Shop')).toEqual({});
    await expect(tags.tagsOf('eu-central-1', 'Shop')).rejects.toThrow(
      'allow cloudformation:DescribeStacks',
    );
  });
});
