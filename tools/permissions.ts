// Writes the table of docs/permissions.md from the synthesised stacks: `node tools/permissions.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import cdk from '../cdk.json' with { type: 'json' };
import { toSettings } from '../lib/config/settings.ts';
import { WatchdogFunction } from '../lib/infra/constructs/watchdog-function.ts';
import { liveReads } from '../lib/infra/live-reads.ts';
import { addStacks } from '../lib/infra/stacks/add-stacks.ts';
import { calledActions } from './called-actions.ts';
import { everywhere, platform } from './grant-reasons.ts';
import { type PolicyStatement, policyStatements } from './policy-statements.ts';

const page = 'docs/permissions.md';
const begin = '<!-- table: node tools/permissions.ts -->';
const end = '<!-- end of table -->';

/** Why each action is needed. An action that is not here stops the script. */
const reasons: Readonly<Record<string, string>> = {
  'account:ListRegions': 'self-check: to know which regions nobody watches',
  'application-signals:BatchGetServiceLevelObjectiveBudgetReport':
    'scorecard: to know how available the services were',
  'application-signals:ListServiceLevelObjectives': 'scorecard: to know which services have an SLO',
  'application-signals:ListServices': 'scorecard: to know which services report indicators',
  'backup:ListRestoreJobs': 'scorecard: to know when a restore last succeeded',
  'budgets:ViewBudget': "to judge the account's own AWS Budgets; only with `source: aws-budgets`",
  'ce:GetCostAndUsage':
    'to know what was spent, by day, account and service; not with `money.export`',
  'cloudformation:DescribeStackEvents': 'scorecard: to know how long a deployment takes',
  'cloudformation:DescribeStacks':
    'to read the commit from the tags of a stack; only with `review.repositories`',
  'cloudformation:GetTemplate':
    "to name the CDK construct behind a resource, only with `owners.cloudformation`; report: to say what Bandog's own stack costs",
  'cloudformation:ListStackResources':
    "to know which stack owns a resource, only with `owners.cloudformation`; self-check: what is in Bandog's own stack",
  'cloudformation:ListStacks': 'to know which stacks there are',
  'cloudtrail:DescribeTrails': 'self-check: to know which trails there are',
  'cloudtrail:GetEventSelectors': 'self-check: to know what they leave out',
  'cloudtrail:GetTrailStatus': 'self-check: to know whether they are logging',
  'cloudtrail:LookupEvents': 'to read the event history; the action knows no resource',
  'cloudwatch:DescribeAlarmHistory': 'scorecard: to know how fast alarms were',
  'cloudwatch:DescribeAlarms': 'scorecard: to know whether the critical path has alarms',
  'codebuild:BatchGetBuilds': 'to read the commit from a build; only with `review.buildProjects`',
  'codepipeline:GetPipelineExecution':
    'to read the commit from the run of a pipeline; only with `review.pipelines`',
  'codepipeline:ListActionExecutions':
    'to find the run that deployed a stack; only with `review.pipelines`',
  'dynamodb:DeleteItem': 'to let go of what was put aside, once it is told',
  'dynamodb:DescribeStream': 'to be told of new violations',
  'dynamodb:GetItem':
    'to know where the last sweep ended, what was told already, and who owns what',
  'dynamodb:GetRecords': 'to be told of new violations',
  'dynamodb:GetShardIterator': 'to be told of new violations',
  'dynamodb:ListStreams':
    'to be told of new violations; CDK grants it with the stream, on everything',
  'dynamodb:PutItem': 'to store violations, counts, deliveries and the inventory of owners',
  'dynamodb:Query': 'to read violations and counts of the period',
  'dynamodb:UpdateItem': 'to note how far the sweep came',
  'events:DescribeRule': 'self-check: to know whether its rules are enabled',
  'events:ListRuleNamesByTarget': 'self-check: to know which regions have a forwarder',
  'events:PutEvents':
    "to hand a region's events over to Bandog's region; to tell channels of the type `event-bus`",
  'fis:ListExperiments': 'scorecard: to know when failure was last rehearsed',
  'inspector2:BatchGetAccountStatus': 'scorecard: to know whether Inspector is on',
  'inspector2:ListCoverage': 'scorecard: to prove that Inspector looked',
  'inspector2:ListFindings': 'scorecard: to count open critical findings',
  'logs:CreateLogStream': 'to write its log, which also carries its metrics',
  'logs:PutLogEvents': 'to write its log, which also carries its metrics',
  'pricing:GetProducts': 'to say what a change is expected to cost; only with `money.prices`',
  's3:GetObject':
    'to read the states that are named under `owners`, or the export of `money.export`; to sign links to reports',
  's3:ListBucket':
    'to find the states that are named under `owners`, or the export of `money.export`',
  's3:PutObject': 'to store a report',
  'secretsmanager:DescribeSecret': 'granted by CDK together with reading',
  'secretsmanager:GetSecretValue':
    'to read the addresses, keys and tokens of channels (self-check: whether they are such) and of `review`; only where one is set',
  'securityhub:DescribeHub': 'scorecard: to know whether Security Hub is on',
  'securityhub:GetEnabledStandards': 'scorecard: to prove that Security Hub looked',
  'securityhub:GetFindings': 'scorecard: to count open critical findings',
  'sns:ListSubscriptionsByTopic': 'self-check: to know who has not confirmed',
  'sns:Publish': 'to send alerts, what a self-check found, and the weekly digest',
  'sqs:GetQueueAttributes': 'granted by CDK together with sending',
  'sqs:GetQueueUrl': 'granted by CDK together with sending',
  'sqs:SendMessage': 'to put aside what it could not handle',
  'tag:GetResources':
    'scorecard: to find the critical path by its tags; only with `scorecard.criticalPath.tags`',
};

const ownThings: Readonly<Record<string, string>> = {
  dynamodb: 'its table',
  logs: 'its log group',
  s3: 'its report bucket',
  sns: 'its topic',
  sqs: 'its dead-letter queue',
};

/** A resource of the template as text, with `<…>` for what the deployment fills in. */
function resourceText(resource: unknown): string {
  if (typeof resource === 'string') return `\`${resource}\``;
  if (Object(resource).Ref === 'AWS::StackId') return 'its own stack';
  const parts: unknown[] = Object(resource)['Fn::Join'][1];
  const text = parts.map((part) => (typeof part === 'string' ? part : `<${Object(part).Ref}>`));
  return `\`${text.join('').replaceAll('AWS::AccountId', 'account')}\``;
}

/** CloudFormation and Cloud Control read a resource with the rights of whoever asks. */
const lookingAt = `the ${liveReads.length} reads in \`lib/infra/live-reads.ts\` | \`*\`: any resource may have been changed | to say how a changed resource differs now; only with \`differences: true\``;
const readsLive = 'cloudformation:DetectStackResourceDrift';

/** On what an action is granted; where that is everything, why. */
function scope(action: string, resources: readonly unknown[]): string {
  if (!resources.includes('*')) return resources.map(resourceText).join(', ');
  return `\`*\`: ${everywhere[action] ?? 'it takes no resource'}`;
}

/** The modules of a function that send the command, or who else does. */
function callers(handler: string | undefined, action: string): string {
  if (handler === undefined) return 'the rule itself';
  const files = calledBy(handler).get(action);
  if (files === undefined) {
    const why = platform[action];
    if (why === undefined) throw new Error(`${action}: nothing in functions/${handler} calls it`);
    return why;
  }
  return files.map((file) => `\`${file.replace(/^lib\/adapters\//, '')}\``).join(', ');
}

const called = new Map<string, ReturnType<typeof calledActions>>();
function calledBy(handler: string) {
  const found = called.get(handler) ?? calledActions(`functions/${handler}/handler.ts`);
  called.set(handler, found);
  return found;
}

type HandlerOf = ReadonlyMap<string, string>;

function rowsOf(
  { stack, role, actions, resources, own }: PolicyStatement,
  handlerOf: HandlerOf,
): string[] {
  const who = stack === 'Bandog' ? role.replace(/^Bandog(\w+?)Role\w+$/, '$1') : 'forwarder';
  const handler = handlerOf.get(role);
  return actions.map((action) => {
    const isLive = handler !== undefined && calledBy(handler).has(readsLive);
    if (liveReads.includes(action) && isLive && !own)
      return `| ${who} | ${lookingAt} | ${callers(handler, readsLive)}, \`aws/own-reads/call-service.ts\` |`;
    const why = reasons[action];
    if (why === undefined) throw new Error(`${action}: no reason is given in tools/permissions.ts`);
    const on = own
      ? (ownThings[action.split(':')[0] ?? ''] ?? 'its own')
      : scope(action, resources);
    return `| ${who} | \`${action}\` | ${on} | ${why} | ${callers(handler, action)} |`;
  });
}

/** The table of every action that a role of Bandog may take. */
export function permissionTable(): string {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const document = {
    alerts: {
      slackWebhookSecret: '<secret>',
      channels: {
        bus: { type: 'event-bus' },
        ops: {
          type: 'slack-bot',
          tokenSecret: '<bot-token>',
          conversation: 'C0123456789',
          actions: { signingSecret: '<signing-secret>', allowedUsers: ['U0123456789'] },
        },
      },
    },
    money: { budgets: [{ source: 'aws-budgets' }] },
    owners: { cloudformation: true, terraform: ['s3://<states>/<prefix>'] },
    differences: true,
    review: {
      repositories: ['acme/infra'],
      pipelines: ['infra'],
      buildProjects: ['infra-apply'],
      githubTokenSecret: '<token>',
    },
    scorecard: { criticalPath: { tags: { 'critical-path': ['true'] } } },
  };
  const home = addStacks(app, toSettings(document), { region: 'eu-central-1' });
  const handlerOf = new Map(
    home.node
      .findAll()
      .filter((it) => it instanceof WatchdogFunction)
      .map((it) => [home.getLogicalId(it.role?.node.defaultChild as CfnRole), it.handlerName]),
  );
  const stacks = app.node.children.filter((it) => it instanceof Stack);
  const rows = new Set(policyStatements(stacks).flatMap((it) => rowsOf(it, handlerOf)));
  return [
    begin,
    '',
    '| role | may | on | why | sent by (in `lib/adapters/`) |',
    '|---|---|---|---|---|',
    ...[...rows].map((it) => it.replaceAll('eu-central-1', '<region>')),
    '',
    end,
  ].join('\n');
}

if (import.meta.main) {
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(begin);
  const [, after = ''] = rest.split(end);
  writeFileSync(page, `${before}${permissionTable()}${after}`);
}
