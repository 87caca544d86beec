import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AlertSettings } from '../config/alerts-schema.ts';
import type { Settings } from '../config/settings.ts';
import { grantChannels, secretNamed } from './grant-channels.ts';
import { grantCosts } from './grant-costs.ts';
import { grantWayBack } from './grant-way-back.ts';

/** Bandog's functions and what of its own they use. */
interface BandogParts {
  readonly table: Table;
  readonly topic: ITopic;
  readonly amazonQTopic: ITopic | undefined;
  readonly reports: Bucket;
  readonly onChange: IFunction;
  readonly sweepChanges: IFunction;
  readonly dailyCost: IFunction;
  readonly notify: IFunction;
  readonly report: IFunction;
}

/** Gives each function what it needs and no more. Outside Bandog's own resources that is only reading. */
export function grantPermissions(parts: BandogParts & Construct, settings: Settings): void {
  const { table, onChange, sweepChanges, dailyCost, notify, report } = parts;
  table.grant(onChange, 'dynamodb:PutItem');
  table.grant(sweepChanges, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  table.grant(dailyCost, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query');
  table.grant(notify, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query');
  table.grant(report, 'dynamodb:GetItem', 'dynamodb:Query');
  grantChannels(parts, parts, notify, settings.alerts);
  grantReports(report, parts.reports);
  grantOwnTemplate(report);
  grantAnnouncers(parts, settings.alerts);
  grantWayBack(parts, settings);
  grantEventHistory(sweepChanges);
  if (settings.money.anomalies) grantEventHistory(dailyCost);
  grantCosts(dailyCost, settings.money.export);
  if (settings.money.prices) for (const reader of [dailyCost, notify]) grantPrices(reader);
  if (settings.money.awsBudgets !== undefined) grantBudgets(dailyCost);
}

/** A grant of the bucket's would add retention, tags and legal holds; this is all a report takes. */
function grantReports(report: IFunction, bucket: Bucket): void {
  report.addToRolePolicy(
    new PolicyStatement({
      // Reading is for whoever opens a link, which the function signs.
      actions: ['s3:PutObject', 's3:GetObject'],
      resources: [bucket.arnForObjects('*')],
    }),
  );
}

/** What Bandog costs follows from what its own stack is made of. */
function grantOwnTemplate(report: IFunction): void {
  const { stackId } = Stack.of(report);
  report.addToRolePolicy(
    new PolicyStatement({ actions: ['cloudformation:GetTemplate'], resources: [stackId] }),
  );
}

/** The weekly report is told of on the topic, and in Slack where that is set. */
function grantAnnouncers(parts: BandogParts & Construct, alerts: AlertSettings): void {
  parts.topic.grantPublish(parts.report);
  const { slackWebhookSecret } = alerts;
  if (slackWebhookSecret !== undefined)
    secretNamed(parts, slackWebhookSecret).grantRead(parts.report);
}

function grantEventHistory(reader: IFunction): void {
  reader.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudtrail:LookupEvents'],
      // The event history is no resource: the action takes no other.
      resources: ['*'],
    }),
  );
}

function grantPrices(reader: IFunction): void {
  reader.addToRolePolicy(
    // List prices are public and no resource.
    new PolicyStatement({ actions: ['pricing:GetProducts'], resources: ['*'] }),
  );
}

function grantBudgets(reader: IFunction): void {
  const { partition, account } = Stack.of(reader);
  reader.addToRolePolicy(
    new PolicyStatement({
      actions: ['budgets:ViewBudget'],
      // Which budgets there are is what is asked.
      resources: [`arn:${partition}:budgets::${account}:budget/*`],
    }),
  );
}
