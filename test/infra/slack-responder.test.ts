import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';

const bot = {
  type: 'slack-bot',
  tokenSecret: 'bandog/token',
  conversation: 'C0123456789',
} as const;
const actions = { signingSecret: 'bandog/signing', allowedUsers: ['U0ALICE'] };

function templateWith(channel: object): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const settings = toSettings({ alerts: { channels: { ops: { ...bot, ...channel } } } });
  return Template.fromStack(addStacks(app, settings, { region: 'eu-central-1' }));
}

it('there is no open URL unless it is asked for', () => {
  templateWith({}).resourceCountIs('AWS::Lambda::Url', 0);
});

it('a URL may be called by Slack: both rights, and each only through the URL', () => {
  const template = templateWith({ actions });
  template.resourceCountIs('AWS::Lambda::Url', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunctionUrl',
    FunctionUrlAuthType: 'NONE',
    Principal: '*',
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    InvokedViaFunctionUrl: true,
    Principal: '*',
  });
});

it('who answers may write down what was said, and nothing else', () => {
  const policies = Object.entries(templateWith({ actions }).findResources('AWS::IAM::Policy'));
  const [, policy] = policies.find(([id]) => id.includes('Respond')) ?? [];
  const statements: { Action: string | string[]; Condition?: unknown }[] =
    policy?.['Properties'].PolicyDocument.Statement;
  const writing = statements.filter(({ Action }) => JSON.stringify(Action).includes('PutItem'));
  expect(writing).toMatchObject([
    { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ACTION#*', 'END#*'] } } },
  ]);
  expect(JSON.stringify(statements)).not.toMatch(/UpdateItem|DeleteItem|sns:|s3:/);
  expect(JSON.stringify(statements)).toContain('bandog/signing');
});

it('is limited where the settings say so', () => {
  templateWith({ actions: { ...actions, reservedConcurrency: 2 } }).hasResourceProperties(
    'AWS::Lambda::Function',
    { ReservedConcurrentExecutions: 2, Environment: Match.anyValue() },
  );
});
