import {
  CostOptimizationHubClient,
  ListRecommendationSummariesCommand,
  ListRecommendationsCommand,
} from '@aws-sdk/client-cost-optimization-hub';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { costOptimizationHub } from '../../../lib/adapters/aws/cost-optimization-hub.ts';

const api = mockClient(CostOptimizationHubClient);
const read = () =>
  costOptimizationHub(new CostOptimizationHubClient({ region: 'us-east-1' })).read();
const item = (id: string, savings: number, currencyCode = 'USD') => ({
  recommendationId: id,
  accountId: '111122223333',
  region: 'eu-central-1',
  resourceArn: `arn:aws:ec2:eu-central-1:111122223333:instance/${id}`,
  currentResourceType: 'Ec2Instance',
  actionType: 'Rightsize',
  estimatedMonthlySavings: savings,
  currencyCode,
});

beforeEach(() => api.reset());

describe('costOptimizationHub', () => {
  it('reads all pages, and the sum without what two would both save', async () => {
    api
      .on(ListRecommendationsCommand)
      .resolves({ items: [item('i-1', 10)], nextToken: 'second' })
      .on(ListRecommendationsCommand, { nextToken: 'second' })
      .resolves({ items: [item('i-2', 30)] })
      .on(ListRecommendationSummariesCommand)
      .resolves({ estimatedTotalDedupedSavings: 35 });
    const advice = await read();
    expect(advice.dedupedMonthlySavings).toBe(35);
    expect(advice.recommendations.map(({ monthlySavings }) => monthlySavings)).toEqual([30, 10]);
  });

  it('adds no amounts of different currencies', async () => {
    api
      .on(ListRecommendationsCommand)
      .resolves({ items: [item('i-1', 10), item('i-2', 10, 'EUR')] })
      .on(ListRecommendationSummariesCommand)
      .resolves({});
    await expect(read()).rejects.toThrow('i-2 is in EUR, the first in USD');
  });

  it('says what to do for an account that is not enrolled', async () => {
    api.on(ListRecommendationsCommand).rejects(new Error('not enrolled'));
    await expect(read()).rejects.toThrow(/ListRecommendations on this account \(enrol it/);
  });
});
