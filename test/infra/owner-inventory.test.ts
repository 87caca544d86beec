import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { policyStatements } from '../../tools/policy-statements.ts';

function synthesised(owners: object) {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const home = addStacks(app, toSettings({ owners }), { region: 'eu-central-1' });
  return { home, stacks: app.node.children.filter((it) => it instanceof Stack) };
}

const actionsOf = (owners: object, role: string) =>
  policyStatements(synthesised(owners).stacks)
    .filter((statement) => statement.role.includes(role))
    .flatMap(({ actions }) => actions);

describe('the inventory of owners', () => {
  it('is not there when nothing is configured', () => {
    const template = Template.fromStack(synthesised({}).home);
    const functions = Object.keys(template.findResources('AWS::Lambda::Function'));
    expect(functions.filter((id) => id.includes('Owners'))).toEqual([]);
    expect(actionsOf({}, 'OnChange')).not.toContain('dynamodb:GetItem');
  });

  it('is refreshed every hour', () => {
    const template = Template.fromStack(synthesised({ cloudformation: true }).home);
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 hour)',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('OwnersRefresh'), 'Arn'] },
        }),
      ],
    });
  });

  it('is refreshed when a state is written, in any workspace', () => {
    const owners = {
      terraform: ['s3://states/infra/', './local.tfstate'],
      pulumi: ['s3://pulumi'],
    };
    const template = Template.fromStack(synthesised(owners).home);
    const EventPattern = (detail: object) => ({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created', 'Object Deleted'],
        detail,
      },
    });
    template.hasResourceProperties(
      'AWS::Events::Rule',
      EventPattern({
        bucket: { name: ['states'] },
        object: { key: [{ prefix: 'infra/' }, { wildcard: 'env:/*/infra/*' }] },
      }),
    );
    template.hasResourceProperties(
      'AWS::Events::Rule',
      EventPattern({ bucket: { name: ['pulumi'] }, object: Match.absent() }),
    );
    const rules = JSON.stringify(
      Template.fromStack(synthesised({ cloudformation: true }).home).findResources(
        'AWS::Events::Rule',
      ),
    );
    expect(rules).not.toContain('aws.s3');
  });

  it('may read stacks only when they are asked for', () => {
    const stacks = ['cloudformation:ListStacks', 'cloudformation:ListStackResources'];
    expect(actionsOf({ cloudformation: true }, 'OwnersRefresh')).toEqual(
      expect.arrayContaining(stacks),
    );
    const states = actionsOf({ terraform: ['s3://states/infra/'] }, 'OwnersRefresh');
    for (const action of stacks) expect(states).not.toContain(action);
  });

  it('may read the states that are named, with their workspaces, and no others', () => {
    const { stacks } = synthesised({ terraform: ['s3://states/infra/', './local.tfstate'] });
    const reads = policyStatements(stacks).filter(({ actions }) =>
      actions.some((action) => action.startsWith('s3:Get') || action.startsWith('s3:List')),
    );
    expect(reads.map(({ role, resources }) => [role.includes('OwnersRefresh'), resources])).toEqual(
      expect.arrayContaining([
        [true, [expect.anything()]],
        [true, [expect.anything(), expect.anything()]],
      ]),
    );
    const text = JSON.stringify(reads.map(({ resources }) => resources));
    expect(text).toContain('s3:::states/infra/*');
    expect(text).toContain('s3:::states/env:/*/infra/*');
    expect(text).not.toContain('local.tfstate');
  });

  it('is looked up in by what judges changes', () => {
    for (const role of ['OnChange', 'SweepChanges']) {
      expect(actionsOf({ cloudformation: true }, role)).toContain('dynamodb:GetItem');
    }
  });
});
