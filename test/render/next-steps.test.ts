import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../lib/render/html/page.ts';
import { nextSteps } from '../../lib/render/next-steps.ts';
import { sampleReport } from './sample-report.ts';

describe('nextSteps', () => {
  it('begins with the worst violation and ends with what could not be read', () => {
    const texts = nextSteps(sampleReport()).map(({ text }) => text);
    expect(texts).toEqual([
      '1 violation stands, 1 high: undo or adopt each. The worst: dana@example.com opened port 22 to the world on sg-2.',
      'The gate “Security” fails (blocking): 1 critical finding is open.',
      'The gate “Disaster recovery” fails (conditional): no drill succeeded in the last 90 days.',
      'The budget “whole account” is heading over budget: 1,016 USD projected, of 900.00 USD.',
      '4 of the scorecard’s answers are unknown (Cost reduction, Availability, gate Code review, gate Monitoring coverage): see what each needs.',
      '1 piece of input could not be read: see why.',
    ]);
  });

  it('asks for a budget where there is none, and says nothing of one that is passed', () => {
    const report = sampleReport();
    const { money } = report;
    const [state] = money?.budgets ?? [];
    if (money === undefined || state === undefined) throw new Error('the sample has a budget');
    const budget = { ...state.budget, monthlyAmount: {}, thresholds: [] };
    const budgets = [{ ...state, budget, amount: 'unknown', crossings: [] } as const];
    const texts = nextSteps({ ...report, money: { ...money, budgets } }).map(({ text }) => text);
    expect(texts.filter((text) => /budget/i.test(text))).toEqual([
      expect.stringMatching(/^No budget is set: write one under money\.budgets/),
    ]);
    const page = renderHtml({ ...report, money: { ...money, budgets } });
    expect(page).toContain('no budget is set');
    expect(page).not.toContain('names no amount');
  });

  it('asks for nothing when nothing is wrong', () => {
    const { changes, ...rest } = sampleReport();
    const { money: _, scorecard: __, ...bare } = rest;
    const quiet = changes && { ...changes, violations: [] };
    const faults = { total: 0, shown: [] };
    expect(nextSteps({ ...bare, faults, ...(quiet && { changes: quiet }) })).toEqual([]);
  });

  it('leaves out what has ended, and says so when the counts do not add up', () => {
    const report = sampleReport();
    const { changes } = report;
    if (changes === undefined) throw new Error('the sample has changes');
    changes.tally.seen += 1;
    const violations = changes.violations.map((it) => ({
      ...it,
      resolution: { how: 'put-back', at: it.at } as const,
    }));
    const [first, second] = nextSteps({ ...report, changes: { ...changes, violations } });
    expect(first?.text).toContain('do not add up');
    expect(second?.text).toContain('Security');
  });
});
