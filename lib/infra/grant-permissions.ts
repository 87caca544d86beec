import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';
import { grantChannels } from './grant-channels.ts';
import { grantWayBack } from './grant-way-back.ts';

/** Bandog's functions and what of its own they use. */
interface BandogParts {
  readonly table: Table;
  readonly topic: ITopic;
  readonly amazonQTopic?: ITopic;
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
  table.grant(dailyCost, 'dynamodb:PutItem', 'dynamodb:Query');
  table.grant(notify, 'dynamodb:GetItem', 'dynamodb:PutItem');
  table.grant(report, 'dynamodb:GetItem', 'dynamodb:Query');
  grantChannels(parts, parts, notify, settings.alerts);
  grantReports(report, parts.reports);
  grantWayBack(parts, settings);
  grantEventHistory(sweepChanges);
  grantCosts(dailyCost);
  if (settings.money.awsBudgets !== undefined) grantBudgets(dailyCost);
}

/** A grant of the bucket's would add retention, tags and legal holds; this is all a report takes. */
function grantReports(report: IFunction, bucket: Bucket): void {
  report.addToRolePolicy(
    new PolicyStatement({
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
    }),
  );
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

function grantCosts(reader: IFunction): void {
  reader.addToRolePolicy(
    new PolicyStatement({
      actions: ['ce:GetCostAndUsage'],
      // Costs are those of the whole account; the action takes no other resource without billing views.
      resources: ['*'],
    }),
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
