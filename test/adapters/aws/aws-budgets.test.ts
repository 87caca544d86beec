import { type Budget, BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsBudgets } from '../../../lib/adapters/aws/aws-budgets.ts';
import { chargeTypes } from '../../../lib/domain/cost/charge-type.ts';

const api = mockClient(BudgetsClient);
const account = '111122223333';
const budget = (given: Partial<Budget> = {}): Budget => ({
  BudgetName: 'all',
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '100.0', Unit: 'USD' },
  ...given,
});
const read = async (budgets: Budget[], names?: string[]) => {
  api.on(DescribeBudgetsCommand).resolves({ Budgets: budgets });
  return awsBudgets(new BudgetsClient({ region: 'us-east-1' }), account, names).read();
};
const allBut = (...types: string[]) => chargeTypes.filter((type) => !types.includes(type));

beforeEach(() => api.reset());

describe('awsBudgets', () => {
  it('reads all pages, with their filters', async () => {
    api
      .on(DescribeBudgetsCommand, { AccountId: account, ShowFilterExpression: true })
      .resolves({ Budgets: [budget()], NextToken: 'second' })
      .on(DescribeBudgetsCommand, { NextToken: 'second' })
      .resolves({ Budgets: [budget({ BudgetName: 'more' })] });
    const { budgets } = await awsBudgets(
      new BudgetsClient({ region: 'us-east-1' }),
      account,
    ).read();
    expect(budgets).toMatchObject([
      {
        name: 'all',
        monthlyAmount: 100,
        currency: 'USD',
        metric: 'UnblendedCost',
        scope: {},
        source: 'aws-budgets',
      },
      { name: 'more' },
    ]);
  });

  it('takes planned limits by month', async () => {
    const november = String(Date.UTC(2026, 10, 1) / 1000);
    const december = String(Date.UTC(2026, 11, 1) / 1000);
    const { budgets } = await read([
      budget({
        PlannedBudgetLimits: {
          [november]: { Amount: '10', Unit: 'USD' },
          [december]: { Amount: '20.5', Unit: 'USD' },
        },
      }),
    ]);
    expect(budgets[0]?.monthlyAmount).toEqual({ '2026-11': 10, '2026-12': 20.5 });
  });

  it.each<[string, Partial<Budget>, object]>([
    ['services', { CostFilters: { Service: ['Amazon S3'] } }, { services: ['Amazon S3'] }],
    [
      'accounts and regions',
      { CostFilters: { LinkedAccount: ['1'], Region: ['eu-west-1'] } },
      { accounts: ['1'], regions: ['eu-west-1'] },
    ],
    [
      'tags',
      { CostFilters: { TagKeyValue: ['user:team$web', 'user:team$a$b'] } },
      { tags: { team: ['web', 'a$b'] } },
    ],
    [
      'no credits and tax',
      { CostTypes: { IncludeCredit: false, IncludeTax: false } },
      { chargeTypes: allBut('credit', 'tax') },
    ],
    [
      'an expression',
      {
        FilterExpression: {
          And: [
            { Dimensions: { Key: 'SERVICE', Values: ['AWS Lambda'], MatchOptions: ['EQUALS'] } },
            { Tags: { Key: 'team', Values: ['web'] } },
            { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund'] } } },
          ],
        },
      },
      {
        services: ['AWS Lambda'],
        tags: { team: ['web'] },
        chargeTypes: allBut('credit', 'refund'),
      },
    ],
  ])('maps %s', async (_, given, scope) => {
    const { budgets, faults } = await read([budget(given)]);
    expect(faults).toEqual([]);
    expect(budgets[0]?.scope).toEqual(scope);
  });

  it.each<[string, Partial<Budget>, string]>([
    ['usage', { BudgetType: 'USAGE' }, 'BudgetType'],
    ['a quarter', { TimeUnit: 'QUARTERLY' }, 'TimeUnit'],
    ['another filter', { CostFilters: { AZ: ['eu-west-1a'] } }, 'CostFilters.AZ'],
    [
      'two tag keys',
      { CostFilters: { TagKeyValue: ['user:a$1', 'user:b$2'] } },
      'CostFilters.TagKeyValue',
    ],
    [
      'any of two',
      {
        FilterExpression: {
          Or: [
            { Dimensions: { Key: 'SERVICE', Values: ['a'] } },
            { Dimensions: { Key: 'REGION', Values: ['b'] } },
          ],
        },
      },
      'FilterExpression',
    ],
    [
      'a prefix',
      {
        FilterExpression: {
          Dimensions: { Key: 'SERVICE', Values: ['A'], MatchOptions: ['STARTS_WITH'] },
        },
      },
      'FilterExpression',
    ],
    [
      'a negation',
      { FilterExpression: { Not: { Dimensions: { Key: 'SERVICE', Values: ['a'] } } } },
      'FilterExpression',
    ],
    [
      'one record type',
      { FilterExpression: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } } },
      'FilterExpression',
    ],
    [
      'no subscriptions',
      { CostTypes: { IncludeSubscription: false } },
      'CostTypes.IncludeSubscription',
    ],
    [
      'another view',
      { BillingViewArn: 'arn:aws:billing::1:billingview/custom-x' },
      'BillingViewArn',
    ],
    ['hours', { Metrics: ['Hours'] }, 'Metrics'],
    ['no limit', { BudgetLimit: undefined }, 'BudgetLimit'],
  ])('does not watch a budget on %s with a wider scope, but says so', async (_, given, field) => {
    const { budgets, faults } = await read([budget(given)]);
    expect(budgets).toEqual([]);
    expect(faults).toMatchObject([{ place: 'budget all', field, code: 'unsupported' }]);
  });

  it('takes the metric', async () => {
    const { budgets } = await read([
      budget({ Metrics: ['NetUnblendedCost'] }),
      budget({ CostTypes: { UseAmortized: true } }),
    ]);
    expect(budgets.map(({ metric }) => metric)).toEqual(['NetUnblendedCost', 'AmortizedCost']);
  });

  it('limits to the named ones, and says which is not there', async () => {
    const { budgets, faults } = await read([budget(), budget({ BudgetName: 'b' })], ['b', 'gone']);
    expect(budgets.map(({ name }) => name)).toEqual(['b']);
    expect(faults).toMatchObject([{ place: 'budget gone' }]);
  });

  it('names the permission that is missing', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    api.on(DescribeBudgetsCommand).rejects(denied);
    const source = awsBudgets(new BudgetsClient({ region: 'us-east-1' }), account);
    await expect(source.read()).rejects.toThrow('allow budgets:ViewBudget');
  });
});
