import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../../../lib/domain/cost/anomaly/causes-of.ts';
import {
  episodesOf,
  judgeLeaf,
  leavesToJudge,
} from '../../../../lib/domain/cost/anomaly/episodes-in.ts';
import { partsThatMatter, rollUp } from '../../../../lib/domain/cost/anomaly/roll-up.ts';
import type { CostReading, CostRecord } from '../../../../lib/domain/cost/cost-record.ts';
import { tableOf } from '../../../../lib/domain/cost/cost-table.ts';
import { reading, record, usage } from '../cost-samples.ts';
import { episode } from './samples.ts';

const flat = (days: number, amount: number) => Array.from({ length: days }, () => amount);
const until = '2026-11-10';
const first = '2026-08-02';
const account = '111122223333';
const judge = (records: readonly CostRecord[], given: Partial<CostReading> = {}) => {
  const toJudge = leavesToJudge(reading(records, given), tableOf(records), until);
  return episodesOf(toJudge, toJudge.leaves.map(judgeLeaf));
};
const find = (records: readonly CostRecord[], given: Partial<CostReading> = {}) =>
  judge(records, given).episodes;
const ec2 = { account, service: 'Amazon EC2' };
const rds = { account, service: 'Amazon RDS' };

describe('the episodes of a reading', () => {
  it('names the leaf, its days and what it came to', () => {
    const found = find(usage(first, [...flat(97, 10), 30, 30, 30], ec2));
    expect(found).toMatchObject([
      { leaf: ec2, direction: 'up', nature: 'more', since: '2026-11-07', state: 'open' },
    ]);
    expect(found[0]?.lastDay).toBe('2026-11-09');
    expect(found[0]?.impact).toBeCloseTo(60);
    expect(found[0]?.dailyImpact).toBeCloseTo(20);
  });

  it('tells a new service and one that vanished, and that the cost went from one to the other', () => {
    const found = find([
      ...usage(first, flat(95, 40), ec2),
      ...usage('2026-11-05', flat(5, 40), rds),
    ]);
    expect(found.map(({ leaf, nature, offsetBy }) => [leaf, nature, offsetBy])).toEqual([
      [ec2, 'vanished', rds],
      [rds, 'new', ec2],
    ]);
  });

  it('does not pair moves of other accounts and services', () => {
    const other = { account: '444455556666', service: 'Amazon S3' };
    const found = find([
      ...usage(first, flat(95, 40), ec2),
      ...usage('2026-11-05', flat(5, 40), other),
    ]);
    expect(found.map(({ offsetBy }) => offsetBy)).toEqual([undefined, undefined]);
  });

  it.each([
    'tax',
    'credit',
    'refund',
    'fee',
    'upfront',
    'support',
    'recurring-commitment',
  ] as const)('is silent on a %s, however large', (chargeType) => {
    const lump = record({ date: '2026-11-01', amount: 5000, chargeType, ...ec2 });
    const records = [...usage(first, flat(100, 10), ec2), lump, { ...lump, amount: -9000 }];
    expect(find(records)).toEqual([]);
  });

  it('leaves out a column that is more than the total: it is not of the bill', () => {
    const columns = [
      ...usage(first, flat(100, 10), { series: 'total' }),
      ...usage(first, [...flat(95, 900), ...flat(5, 9000)], { series: 'visits' }),
    ];
    const found = judge(columns, { kind: 'plain-csv', mainSeries: 'total' });
    expect(found).toMatchObject({ episodes: [], notOfTheBill: ['visits'], leaves: 1 });
  });

  it('says when the past is too short to judge', () => {
    expect(judge(usage('2026-11-01', flat(9, 10), ec2)).tooShort).toBe(true);
    expect(judge(usage(first, flat(100, 10), ec2)).tooShort).toBe(false);
  });
});

describe('rollUp', () => {
  it('puts together what began in the same days and shares an account or a service', () => {
    const groups = rollUp([
      episode({ id: 'a', perDay: 5 }),
      episode({
        id: 'b',
        perDay: 9,
        leaf: { account, service: 'Amazon EBS' },
        since: '2026-11-02',
      }),
      episode({ id: 'c', leaf: { account: '444455556666', service: 'Amazon EBS' } }),
      episode({ id: 'later', since: '2026-11-06' }),
      episode({ id: 'other', leaf: { account: '777788889999', service: 'Amazon S3' } }),
      episode({ id: 'down', perDay: -8 }),
    ]);
    expect(groups.map(({ episodes }) => episodes.map(({ id }) => id))).toEqual([
      ['c', 'b', 'a'],
      ['later'],
      ['other'],
      ['down'],
    ]);
    expect(groups[0]).toMatchObject({ impact: 72, dailyImpact: 24 });
  });

  it('does not count the columns of a plain file twice', () => {
    const [group] = rollUp([
      episode({ id: 'total', leaf: { series: 'total' }, perDay: 12 }),
      episode({ id: 'part', leaf: { series: 'web' }, perDay: 11 }),
    ]);
    expect(group?.impact).toBe(36);
  });

  it('keeps every episode, whatever their order, and names the small ones apart', () => {
    const some = Array.from({ length: 12 }, (_, index) =>
      episode({
        id: `e${index}`,
        perDay: index === 0 ? 0.01 : index,
        since: `2026-11-0${1 + (index % 5)}`,
        leaf: { account: `${index % 3}`, service: `${index % 4}` },
      }),
    );
    const expected = rollUp(some);
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(rollUp(shuffled)).toEqual(expected);
      }),
    );
    expect(expected.flatMap(({ episodes }) => episodes)).toHaveLength(some.length);
    expect(expected.flatMap(partsThatMatter).map(({ id }) => id)).not.toContain('e0');
  });
});

describe('causesOf', () => {
  const part = (usageType: string, amounts: readonly number[]) =>
    usage('2026-10-04', amounts, { ...ec2, region: 'eu-central-1', usageType });

  it('says which part costs more, and the parts add up to the impact', () => {
    const records = [
      ...part('EUC1-BoxUsage:m5.large', [...flat(28, 8), 8, 8, 8]),
      ...part('EUC1-BoxUsage:p4d.24xlarge', [...flat(28, 0), 10, 10, 10]),
      ...part('EUC1-DataTransfer-Out-Bytes', [...flat(28, 2), 2, 2, 2]),
    ];
    const causes = causesOf(episode(), records) ?? [];
    expect(causes).toEqual([
      {
        region: 'eu-central-1',
        usageType: 'EUC1-BoxUsage:p4d.24xlarge',
        chargeType: 'usage',
        amount: 30,
      },
    ]);
  });

  it('adds up to the impact whatever the parts are', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
      minLength: 31,
      maxLength: 31,
    });
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 9 }), (parts) => {
        const records = parts.flatMap((part_, index) => part(`type-${index}`, part_));
        const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((date, day) => ({
          date,
          amount: parts.reduce((sum, values) => sum + (values[28 + day] ?? 0), 0),
          expected: 700,
        }));
        const impact = days.reduce((sum, { amount, expected }) => sum + amount - expected, 0);
        const causes = causesOf({ ...episode(), days, impact }, records) ?? [];
        const sum = causes.reduce((total, { amount }) => total + amount, 0);
        expect(Math.abs(sum - impact)).toBeLessThan(0.006);
      }),
    );
  });

  it('is undefined where the source tells no parts', () => {
    expect(causesOf(episode(), usage('2026-10-04', flat(31, 10), ec2))).toBeUndefined();
  });
});
