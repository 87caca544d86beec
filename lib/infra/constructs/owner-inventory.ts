import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type EventPattern, type IRuleTarget, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from '../../config/settings.ts';
import { type BucketPlace, bucketPlace, grantObjects } from '../grant-objects.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

interface OwnerInventoryProps {
  /** What every function of Bandog's is given. */
  readonly shared: Omit<WatchdogFunctionProps, 'handlerName'>;
  readonly owners: Settings['owners'];
  /** Where the inventory is kept. */
  readonly table: Table;
  /** Functions that look owners up in it. */
  readonly readers: readonly IFunction[];
  readonly target: (handler: IFunction) => IRuleTarget;
}

/** Adds what reads the inventories, where there are any. */
export function addOwnerInventory(scope: Construct, props: OwnerInventoryProps): void {
  const { owners } = props;
  if (owners.cloudformation || owners.states.length > 0) new OwnerInventory(scope, 'Owners', props);
}

/** Reads once an hour, and when a state is written, which resources code manages, and keeps it where the other functions find it. */
class OwnerInventory extends Construct {
  constructor(scope: Construct, id: string, props: OwnerInventoryProps) {
    super(scope, id);
    const { shared, owners, table, readers, target } = props;
    const refresh = new WatchdogFunction(this, 'Refresh', {
      ...shared,
      handlerName: 'refresh-owners',
      timeout: Duration.minutes(15),
      // All states and stacks are held at once.
      memorySize: 1024,
    });
    new Rule(this, 'Hourly', {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [target(refresh)],
    });
    const states = owners.states.flatMap((place) => bucketPlace(place) ?? []);
    states.forEach((place, index) => {
      const eventPattern = written(place);
      new Rule(this, `StateWritten${index + 1}`, { eventPattern, targets: [target(refresh)] });
    });
    table.grant(refresh, 'dynamodb:GetItem', 'dynamodb:PutItem');
    for (const reader of readers) table.grant(reader, 'dynamodb:GetItem');
    if (owners.cloudformation) grantStacks(refresh);
    for (const place of states) grantStates(refresh, place);
  }
}

function allow(reader: IFunction, actions: string[], ...resources: string[]): void {
  reader.addToRolePolicy(new PolicyStatement({ actions, resources }));
}

function grantStacks(reader: IFunction): void {
  // Which stacks there are is what is asked.
  allow(reader, ['cloudformation:ListStacks'], '*');
  const { partition, account } = Stack.of(reader);
  allow(
    reader,
    ['cloudformation:ListStackResources', 'cloudformation:GetTemplate'],
    `arn:${partition}:cloudformation:*:${account}:stack/*`,
  );
}

/** Events of buckets that send theirs to EventBridge; of the others the schedule alone tells. */
const written = ({ bucket, prefix }: BucketPlace): EventPattern => ({
  source: ['aws.s3'],
  detailType: ['Object Created', 'Object Deleted'],
  detail: {
    bucket: { name: [bucket] },
    ...(prefix !== '' && { object: { key: [{ prefix }, { wildcard: `env:/*/${prefix}*` }] } }),
  },
});

/** With Terraform's other workspaces. */
const grantStates = (reader: IFunction, place: BucketPlace): void =>
  grantObjects(reader, place, [`${place.prefix}*`, `env:/*/${place.prefix}*`]);
