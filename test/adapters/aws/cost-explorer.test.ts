import {
  CostExplorerClient,
  DataUnavailableException,
  type Expression,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
} from '@aws-sdk/client-cost-explorer';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { costExplorer } from '../../../lib/adapters/aws/cost-explorer.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';

const api = mockClient(CostExplorerClient);
const clock = memoryClock('2026-11-10T11:00:00Z');
const source = () => costExplorer(new CostExplorerClient({ region: 'us-east-1' }), { clock });

const answer = (keys: string[], groups: [string[], string][], NextPageToken?: string) => ({
  GroupDefinitions: keys.map((Key) => ({ Type: 'DIMENSION' as const, Key })),
  ResultsByTime: [
    {
      TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
      Total: {},
      Groups: groups.map(([Keys, Amount]) => ({
        Keys,
        Metrics: { UnblendedCost: { Amount, Unit: 'USD' } },
      })),
      Estimated: true,
    },
  ],
  ...(NextPageToken !== undefined && { NextPageToken }),
});
const byService = ['LINKED_ACCOUNT', 'SERVICE'];
const byType = ['LINKED_ACCOUNT', 'RECORD_TYPE'];
const isRest = ({ GroupBy }: GetCostAndUsageCommandInput) => GroupBy?.[1]?.Key === 'RECORD_TYPE';

beforeEach(() => {
  api.reset();
  api.on(GetCostAndUsageCommand).callsFake((input: GetCostAndUsageCommandInput) => {
    if (isRest(input))
      return answer(byType, [
        [['1', 'Tax'], '0.8'],
        [['1', 'Credit'], '-2'],
      ]);
    return input.NextPageToken === undefined
      ? answer(byService, [[['1', 'Amazon S3'], '4']], 'second')
      : answer(byService, [[['2', 'AWS Lambda'], '6']]);
  });
});

describe('costExplorer', () => {
  it('asks twice for the whole bill, by day, and reads every page', async () => {
    const costs = source();
    const { reading, faults } = await costs.read({ from: '2026-11-01', to: '2026-11-10' });
    expect(faults).toEqual([]);
    expect(reading).toMatchObject({
      kind: 'cost-explorer',
      currency: 'USD',
      metric: 'UnblendedCost',
      capturedAt: '2026-11-10T11:00:00.000Z',
      servicesOfUsageOnly: true,
    });
    expect(reading.records.filter(({ amount }) => amount !== 0)).toEqual([
      { date: '2026-11-01', amount: 4, chargeType: 'usage', account: '1', service: 'Amazon S3' },
      { date: '2026-11-01', amount: 6, chargeType: 'usage', account: '2', service: 'AWS Lambda' },
      { date: '2026-11-01', amount: 0.8, chargeType: 'tax', account: '1' },
      { date: '2026-11-01', amount: -2, chargeType: 'credit', account: '1' },
    ]);
    expect([...reading.estimatedDays]).toEqual(['2026-11-01']);
    expect(costs.requestsMade()).toBe(3);
  });

  it('leaves nothing out and asks for nothing twice: one filter is the other’s opposite', async () => {
    await source().read({});
    const inputs = api.commandCalls(GetCostAndUsageCommand).map(({ args }) => args[0].input);
    const usage = inputs.find((input) => !isRest(input))?.Filter;
    expect(inputs.find(isRest)?.Filter).toEqual({ Not: usage });
    expect(inputs.every(({ Granularity }) => Granularity === 'DAILY')).toBe(true);
    expect(inputs[0]?.TimePeriod).toEqual({ Start: '2026-07-13', End: '2026-11-10' });
  });

  it('lets Cost Explorer filter a scope it groups by nothing of', async () => {
    api.on(GetCostAndUsageCommand).resolves(answer(['RECORD_TYPE'], [[['Usage'], '3']]));
    const scope = { accounts: ['1'], regions: ['eu-west-1'], tags: { team: ['web', 'data'] } };
    const { reading } = await source().read({ scope });
    expect(reading.scope).toBe(scope);
    expect(reading.records.at(-1)).toMatchObject({ amount: 3, chargeType: 'usage' });
    const [call] = api.commandCalls(GetCostAndUsageCommand);
    const filter: Expression | undefined = call?.args[0].input.Filter;
    expect(filter?.And).toMatchObject([
      { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['1'] } },
      { Dimensions: { Key: 'REGION', Values: ['eu-west-1'] } },
      { Tags: { Key: 'team', Values: ['web', 'data'] } },
    ]);
  });

  it('asks what leaves are made of, each by usage type and region, within a budget of requests', async () => {
    api.on(GetCostAndUsageCommand).callsFake((input: GetCostAndUsageCommandInput) => {
      const isSecondPage = input.NextPageToken !== undefined;
      const type = isSecondPage ? 'EUC1-EBS:VolumeUsage.gp3' : 'EUC1-BoxUsage:m5.large';
      const keys = ['USAGE_TYPE', 'REGION'];
      return answer(keys, [[[type, 'eu-central-1'], '3']], isSecondPage ? undefined : 'second');
    });
    const leaves = ['Amazon EC2', 'Amazon RDS'].map((service) => ({ account: '1', service }));
    const costs = source();
    const { reading, faults } = await costs.read({ detailOf: leaves, maxRequests: 3 });
    expect(costs.requestsMade()).toBe(3);
    expect(reading.records.filter(({ amount }) => amount !== 0)).toEqual(
      ['EUC1-BoxUsage:m5.large', 'EUC1-EBS:VolumeUsage.gp3'].map((usageType) => ({
        ...{ date: '2026-11-01', amount: 3, chargeType: 'usage', region: 'eu-central-1' },
        ...{ account: '1', service: 'Amazon EC2', usageType },
      })),
    );
    expect(faults).toMatchObject([{ value: 'Amazon RDS' }]);
    expect(faults[0]?.message).toContain('money.anomalies.maxRequests');
  });

  it('says what to do when there is no data yet, or no permission', async () => {
    const unavailable = new DataUnavailableException({ message: 'x', $metadata: {} });
    api.on(GetCostAndUsageCommand).rejects(unavailable);
    await expect(source().read({})).rejects.toThrow('Cost Explorer has no data yet');
    const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
    api.on(GetCostAndUsageCommand).rejects(denied);
    await expect(source().read({})).rejects.toThrow('allow ce:GetCostAndUsage');
  });
});
