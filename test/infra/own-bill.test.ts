import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { deployedParts } from '../../lib/adapters/aws/template/deployed-parts.ts';
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { renderOwnBill } from '../../lib/render/terminal/own-bill.ts';
import { expectedBill } from '../../lib/usecases/expected-bill.ts';

const partsOf = (settings: SettingsDocument) => {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const stack = addStacks(app, toSettings(settings), { region: 'eu-central-1' });
  return deployedParts(Template.fromStack(stack).toJSON(), 'Bandog.template.json');
};
const volumes = {
  events: 1_000_000,
  changes: 20_000,
  violations: 200,
  readers: 1,
  costRequestsADay: 2,
  secrets: 0,
  otherTrail: true,
};
const parts = partsOf({});
const total = async (of = parts, more = {}) =>
  (await expectedBill(of, { ...volumes, ...more })).totalUsd;

describe('the bill of the template', () => {
  it('is at most 1.60 USD for an account with 20,000 changes a month', async () => {
    expect(await total()).toBeLessThanOrEqual(1.6);
  });

  it('is at most 0.40 USD where costs come from an export', async () => {
    expect(await total(parts, { costRequestsADay: 0 })).toBeLessThanOrEqual(0.4);
  });

  it('has every function, and what is not free of it', async () => {
    const { items } = await expectedBill(parts, volumes);
    expect(parts.functions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['OnChange', 'SweepChanges', 'DailyCost', 'Notify', 'Report']),
    );
    expect(parts.functions.find(({ name }) => name === 'OnChange')?.byChanges).toBe(true);
    expect(items.map(({ usd }) => usd)).toEqual(
      items.map(({ usd }) => usd).toSorted((a, b) => b - a),
    );
  });

  it('grows with what is asked of it: metrics, a second trail, more sweeps', async () => {
    const least = await total();
    const dearer = [
      { customMetrics: true },
      { dashboard: true },
      { failureAlarms: true },
      { trail: 'create' as const },
      { sweepMinutes: 5 },
    ].map((deployment) => total(partsOf({ deployment })));
    for (const more of await Promise.all(dearer)) expect(more).toBeGreaterThan(least);
  });

  it('sends metrics for a dashboard, which would be empty without them', () => {
    const sending = (deployment: SettingsDocument['deployment']) =>
      partsOf({ deployment }).functions.some(({ customMetrics }) => customMetrics);
    expect(sending({ dashboard: true })).toBe(true);
    expect(sending({})).toBe(false);
  });

  it('takes runs and durations that were measured', async () => {
    const meter = {
      read: async () => [
        {
          functionName: 'Bandog-BandogSweepChanges41E46F51-x',
          runs: 100_000,
          milliseconds: 60_000,
        },
      ],
    };
    const { measured, totalUsd } = await expectedBill(parts, volumes, meter);
    expect(measured).toEqual(['SweepChanges']);
    expect(totalUsd).toBeGreaterThan(30);
    await expect(expectedBill(parts, volumes, { read: async () => [] })).rejects.toThrow('--stack');
  });

  it('is told in 80 columns', async () => {
    const bill = await expectedBill(parts, volumes);
    const told = { ...bill, asOf: '2025-11-01', region: 'us-east-1', volumes };
    const text = renderOwnBill(told, { columns: 80, paint: (_, it) => it });
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/CloudWatch alarms +0\.30 +3 alarm metrics at 0\.1/);
  });

  it('names the items whose price was found in undated texts only', async () => {
    const bill = await expectedBill(parts, volumes);
    const textOf = (items: typeof bill.items) =>
      renderOwnBill(
        { ...bill, items, asOf: '2025-11-01', region: 'us-east-1', volumes },
        { columns: 80, paint: (_, it) => it },
      ).replaceAll(/\s+/g, ' ');
    expect(textOf(bill.items)).toMatch(/undated the prices of .*CloudWatch alarms.* undated texts/);
    expect(textOf(bill.items)).not.toMatch(/undated the prices of .*Secrets/);
    const dated = bill.items.filter(({ price }) => price.comparedOn !== undefined);
    expect(dated.length).toBeGreaterThan(3);
    expect(textOf(dated)).not.toContain('undated');
  });
});
