import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { secretsOf } from '../config/alert-secrets.ts';
import type { AlertSettings } from '../config/alerts-schema.ts';

export interface ChannelParts {
  readonly topic: ITopic;
  readonly amazonQTopic: ITopic | undefined;
}

/** Lets `teller` use the channels of the settings: their topics, their secrets, their buses. */
export function grantChannels(
  scope: Construct,
  { topic, amazonQTopic }: ChannelParts,
  teller: IFunction,
  alerts: AlertSettings,
): void {
  topic.grantPublish(teller);
  amazonQTopic?.grantPublish(teller);
  for (const name of secretsOf(alerts)) secretNamed(scope, name).grantRead(teller);
  for (const channel of Object.values(alerts.channels)) {
    if (channel.type !== 'event-bus') continue;
    const { partition, region, account } = Stack.of(scope);
    const arn = `arn:${partition}:events:${region}:${account}:event-bus/${channel.bus}`;
    const id = `Bus-${channel.bus}`;
    const bus = scope.node.tryFindChild(id) ?? EventBus.fromEventBusArn(scope, id, arn);
    (bus as EventBus).grantPutEventsTo(teller);
  }
}

/** One import a name, however many functions use it. */
export function secretNamed(scope: Construct, name: string): Secret {
  const id = `Secret-${name.replaceAll('/', '-')}`;
  return (scope.node.tryFindChild(id) ?? Secret.fromSecretNameV2(scope, id, name)) as Secret;
}
