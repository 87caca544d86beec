import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../lib/config/parse-settings.ts';

const money = (text: string) => parseSettings(`money:\n${text}`, 'bandog.yaml').money;

describe('planned costs in the settings', () => {
  it('are events and fixed monthly charges', () => {
    const { planned } = money(`
  events:
    - { name: migration, date: 2026-11-20, amount: 300 }
    - { name: launch, from: 2026-11-21, dailyAmount: 12, scope: { services: [AmazonEC2] } }
    - { name: lease ends, from: 2026-12-01, until: 2026-12-31, dailyAmount: -4 }
  fixedMonthly:
    - { name: licence, amount: 99, day: 3 }
`);
    expect(planned).toEqual([
      { name: 'migration', scope: {}, amount: 300, when: { kind: 'once', date: '2026-11-20' } },
      {
        name: 'launch',
        scope: { services: ['AmazonEC2'] },
        amount: 12,
        when: { kind: 'daily', from: '2026-11-21' },
      },
      {
        name: 'lease ends',
        scope: {},
        amount: -4,
        when: { kind: 'daily', from: '2026-12-01', until: '2026-12-31' },
      },
      { name: 'licence', scope: {}, amount: 99, when: { kind: 'monthly', day: 3 } },
    ]);
  });

  it('refuses an event without an amount', () => {
    expect(() => money('  events: [{ name: x, date: 2026-11-20 }]')).toThrow(
      'money.events[0].amount',
    );
  });

  it('takes a growth path as a budget', () => {
    const path = '{ start: 100, from: 2026-01, monthlyGrowthPercent: 3 }';
    const { budgets } = money(`  budgets: [{ name: all, monthlyAmount: ${path} }]`);
    expect(budgets[0]?.monthlyAmount).toEqual({
      start: 100,
      from: '2026-01',
      monthlyGrowthPercent: 3,
    });
  });

  it('merges the names of several entries for AWS Budgets, and reads all if one names none', () => {
    const names = (text: string) => money(`  budgets: [${text}]`).awsBudgets;
    expect(
      names('{ source: aws-budgets, names: [a] }, { source: aws-budgets, names: [b] }'),
    ).toEqual({ names: ['a', 'b'] });
    expect(names('{ source: aws-budgets, names: [a] }, { source: aws-budgets }')).toEqual({});
  });
});
