import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AlertSettings, ChannelSettings } from '../../config/alerts-schema.ts';
import { secretNamed } from '../grant-channels.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

interface SlackResponderProps {
  /** What every function of Bandog's is given. */
  readonly shared: Omit<WatchdogFunctionProps, 'handlerName'>;
  /** Where what was said is kept. */
  readonly table: Table;
  /** Channels whose messages have buttons. */
  readonly channels: readonly WithActions[];
}

type SlackBot = Extract<ChannelSettings, { type: 'slack-bot' }>;
type WithActions = SlackBot & { readonly actions: NonNullable<SlackBot['actions']> };

/** The channels whose messages have buttons. */
function channelsWithActions({ channels }: AlertSettings): WithActions[] {
  return Object.values(channels).flatMap((channel) =>
    channel.type === 'slack-bot' && channel.actions !== undefined
      ? [{ ...channel, actions: channel.actions }]
      : [],
  );
}

/** Adds what answers people in Slack, where a channel's messages have buttons. */
export function addSlackResponder(
  scope: Construct,
  { alerts, ...props }: Omit<SlackResponderProps, 'channels'> & { readonly alerts: AlertSettings },
): void {
  const channels = channelsWithActions(alerts);
  if (channels.length > 0) new SlackResponder(scope, 'Slack', { ...props, channels });
}

/**
 * Takes what people click in Slack. Its URL is open to everybody, because Slack cannot sign as AWS wants
 * it; the function believes only what Slack has signed.
 */
class SlackResponder extends Construct {
  constructor(scope: Construct, id: string, { shared, table, channels }: SlackResponderProps) {
    super(scope, id);
    const limit = Math.max(...channels.map(({ actions }) => actions.reservedConcurrency ?? 0));
    const handler = new WatchdogFunction(this, 'Respond', {
      ...shared,
      handlerName: 'respond',
      timeout: Duration.seconds(10),
      memorySize: 1024,
      ...(limit > 0 && { reservedConcurrentExecutions: limit }),
    });
    // Since October 2025 a URL needs lambda:InvokeFunctionUrl and lambda:InvokeFunction; this gives both.
    const url = handler.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    table.grant(handler, 'dynamodb:Query');
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [table.tableArn],
        // It may write down what somebody said, and nothing else.
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ACTION#*', 'END#*'] },
        },
      }),
    );
    for (const { tokenSecret, actions } of channels) {
      for (const name of [tokenSecret, actions.signingSecret]) {
        secretNamed(this, name).grantRead(handler);
      }
    }
    new CfnOutput(this, 'SlackActionsUrl', { value: url.url });
  }
}
