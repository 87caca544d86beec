import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { policyStatements } from '../../tools/policy-statements.ts';

function grantsOf(role: string, money: object) {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  addStacks(app, toSettings({ money }), { region: 'eu-central-1' });
  const stacks = app.node.children.filter((it) => it instanceof Stack);
  const grants = policyStatements(stacks).filter(({ role: it }) => it.includes(role));
  return { actions: grants.flatMap(({ actions }) => actions), text: JSON.stringify(grants) };
}

describe.each(['DailyCost', 'CheckHealth'])('costs from an export, and %s', (role) => {
  it('let the function read the export and nothing else, and not ask Cost Explorer', () => {
    const { actions, text } = grantsOf(role, { export: 's3://bills/cur/daily' });
    expect(actions).toEqual(expect.arrayContaining(['s3:ListBucket', 's3:GetObject']));
    expect(actions).not.toContain('ce:GetCostAndUsage');
    expect(text).toContain('s3:::bills/cur/daily*');
    expect(text).not.toContain('s3:::bills/*');
  });

  it('are not read where none is named', () => {
    const { actions } = grantsOf(role, {});
    expect(actions).toContain('ce:GetCostAndUsage');
    expect(actions).not.toContain('s3:GetObject');
  });
});

describe('an export', () => {
  it.each(['bills/cur', 's3://', 'https://bills.example.com'])(
    '%s is no address of an export',
    (address) => {
      expect(() => toSettings({ money: { export: address } })).toThrow('s3://bucket/prefix');
    },
  );
});
