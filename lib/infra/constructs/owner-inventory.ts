import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type EventPattern, type IRuleTarget, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from '../../config/settings.ts';
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

/** Reads once an hour, and when a state is written, which resources code manages, and keeps it where the other functions find it. */
export class OwnerInventory extends Construct {
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
    const states = owners.states.flatMap((place) => statesAt(place) ?? []);
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

interface StatesAt {
  readonly bucket: string;
  readonly prefix: string;
}

/** The states at an `s3://` address; undefined for a path of a machine's, which is not read in the account. */
function statesAt(place: string): StatesAt | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? [];
  return bucket === undefined ? undefined : { bucket, prefix };
}

/** Events of buckets that send theirs to EventBridge; of the others the schedule alone tells. */
const written = ({ bucket, prefix }: StatesAt): EventPattern => ({
  source: ['aws.s3'],
  detailType: ['Object Created', 'Object Deleted'],
  detail: {
    bucket: { name: [bucket] },
    ...(prefix !== '' && { object: { key: [{ prefix }, { wildcard: `env:/*/${prefix}*` }] } }),
  },
});

/** With Terraform's other workspaces. */
function grantStates(reader: IFunction, { bucket, prefix }: StatesAt): void {
  const arn = `arn:${Stack.of(reader).partition}:s3:::${bucket}`;
  allow(reader, ['s3:ListBucket'], arn);
  allow(reader, ['s3:GetObject'], `${arn}/${prefix}*`, `${arn}/env:/*/${prefix}*`);
}
