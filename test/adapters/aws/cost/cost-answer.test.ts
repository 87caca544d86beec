import { describe, expect, it } from 'vitest';
import { readCostAnswer } from '../../../../lib/adapters/aws/cost/cost-answer.ts';

const source = 'answer.json';
const cost = (Amount: string, Unit = 'USD') => ({ UnblendedCost: { Amount, Unit } });
const byDay = (Start: string, End: string, rest: object) => ({
  TimePeriod: { Start, End },
  ...rest,
});
const first = { Start: '2026-11-01', End: '2026-11-02' };
const group = (Keys: string[], amount: string, unit?: string) => ({
  Keys,
  Metrics: cost(amount, unit),
});
const page = (groups: object[], keys: string[] = ['SERVICE'], rest: object = {}) => ({
  GroupDefinitions: keys.map((Key) => ({ Type: 'DIMENSION', Key })),
  ResultsByTime: [{ TimePeriod: first, Total: {}, Groups: groups, Estimated: false, ...rest }],
});
const charged = (pages: readonly object[]) => {
  const { records, ...rest } = readCostAnswer(pages, { source });
  return { ...rest, records: records.filter(({ amount }) => amount !== 0) };
};

describe('readCostAnswer', () => {
  it('reads an answer that is not grouped', () => {
    const { records, estimatedDays } = charged([
      {
        ResultsByTime: [
          byDay('2026-11-01', '2026-11-02', { Total: cost('1.5'), Groups: [], Estimated: false }),
          byDay('2026-11-02', '2026-11-03', { Total: cost('2.5'), Groups: [], Estimated: true }),
        ],
      },
    ]);
    expect(records).toEqual([
      { date: '2026-11-01', amount: 1.5, chargeType: 'usage' },
      { date: '2026-11-02', amount: 2.5, chargeType: 'usage' },
    ]);
    expect([...estimatedDays]).toEqual(['2026-11-02']);
  });

  it.each<[string[], string[], object]>([
    [['SERVICE'], ['Amazon S3'], { service: 'Amazon S3', chargeType: 'usage' }],
    [['SERVICE'], ['Tax'], { service: 'Tax', chargeType: 'tax' }],
    [['SERVICE'], ['Refund'], { chargeType: 'refund' }],
    [['SERVICE'], ['AWS Support (Business)'], { chargeType: 'support' }],
    [['SERVICE'], ['Savings Plans for AWS Compute usage'], { chargeType: 'recurring-commitment' }],
    [
      ['LINKED_ACCOUNT', 'SERVICE'],
      ['111122223333', 'AWS Lambda'],
      { account: '111122223333', service: 'AWS Lambda' },
    ],
    [['RECORD_TYPE'], ['SavingsPlanNegation'], { chargeType: 'discount' }],
    [['RECORD_TYPE'], ['Enterprise Discount Program Discount'], { chargeType: 'discount' }],
    [
      ['LINKED_ACCOUNT', 'RECORD_TYPE'],
      ['1', 'SavingsPlanRecurringFee'],
      { account: '1', chargeType: 'recurring-commitment' },
    ],
    [
      ['REGION', 'RECORD_TYPE'],
      ['eu-west-1', 'Upfront'],
      { region: 'eu-west-1', chargeType: 'upfront' },
    ],
    [['USAGE_TYPE'], ['BoxUsage'], { chargeType: 'usage' }],
  ])('grouped by %j, %j is %j', (keys, values, expected) => {
    expect(charged([page([group(values, '3')], keys)]).records).toMatchObject([
      { date: '2026-11-01', amount: 3, ...expected },
    ]);
  });

  it('takes a tag group apart, and leaves the untagged without', () => {
    const answer = page([group(['team$web'], '1'), group(['team$'], '2')]);
    const tagged = { ...answer, GroupDefinitions: [{ Type: 'TAG', Key: 'team' }] };
    expect(charged([tagged]).records).toEqual([
      { date: '2026-11-01', amount: 1, chargeType: 'usage', tags: { team: 'web' } },
      { date: '2026-11-01', amount: 2, chargeType: 'usage' },
    ]);
  });

  it('adds up pages, and counts a group that stands twice once', () => {
    const one = page([group(['a'], '1')]);
    const { records, faults } = charged([one, page([group(['b'], '2')]), one]);
    expect(records.map(({ amount }) => amount)).toEqual([1, 2]);
    expect(faults).toMatchObject([
      { source, place: 'period 1 of page 3', message: expect.stringContaining('stands twice') },
    ]);
  });

  it('knows the days without a charge', () => {
    expect(readCostAnswer([page([])], { source }).records).toEqual([
      { date: '2026-11-01', amount: 0, chargeType: 'usage' },
    ]);
  });

  it('names what it cannot count and counts the rest', () => {
    const { records, faults, currency } = charged([
      page([group(['a'], '1'), group(['b'], 'much'), group(['c'], '9', 'CNY')]),
      page([group(['d'], '1')], ['SERVICE'], {
        TimePeriod: { Start: '2026-02-30', End: '2026-03-01' },
      }),
      page([group(['e'], '1')], ['SERVICE'], {
        TimePeriod: { Start: '2026-11-01', End: '2026-12-01' },
      }),
      { ResultsByTime: ['no period'] },
    ]);
    expect(records.map(({ amount }) => amount)).toEqual([1]);
    expect(currency).toBe('USD');
    expect(faults).toMatchObject([
      { code: 'bad-value', field: 'Amount', value: 'much' },
      { code: 'unsupported', field: 'Unit', value: 'CNY' },
      { code: 'bad-value', field: 'TimePeriod.Start', value: '2026-02-30' },
      { code: 'unsupported', field: 'TimePeriod', message: expect.stringContaining('DAILY') },
      { code: 'not-a-record', place: 'period 1 of page 4' },
    ]);
  });

  it('counts a record type it does not know as an adjustment, and says so', () => {
    const { records, faults } = charged([page([group(['Surprise'], '4')], ['RECORD_TYPE'])]);
    expect(records).toMatchObject([{ chargeType: 'adjustment', amount: 4 }]);
    expect(faults).toMatchObject([{ field: 'RECORD_TYPE', value: 'Surprise' }]);
  });

  it('reads the metric that is asked for, or says which there are', () => {
    const Metrics = { ...cost('1'), AmortizedCost: { Amount: '2', Unit: 'USD' } };
    const both = page([{ Keys: ['a'], Metrics }]);
    const amortized = readCostAnswer([both], { source, metric: 'AmortizedCost' });
    expect(amortized.records.at(-1)).toMatchObject({ amount: 2 });
    expect(() => readCostAnswer([both], { source, metric: 'BlendedCost' })).toThrow(
      'answer.json: holds UnblendedCost, AmortizedCost, not BlendedCost',
    );
  });
});
