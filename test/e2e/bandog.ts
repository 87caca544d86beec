import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Cloud } from './cloud.ts';
import type { SlackReceiver } from './slack-receiver.ts';
import { eventually } from './waiting.ts';

/** A message that arrived on the topic, as a program that subscribes reads it. */
export interface TopicAlert {
  readonly incidentId: string;
  readonly subject: string;
  readonly severity: string;
  readonly account: string;
  readonly headline: string;
  readonly violations: readonly {
    readonly fingerprint: string;
    readonly kind: string;
    readonly change?: { readonly [field: string]: unknown };
    readonly cost?: { readonly [field: string]: unknown };
  }[];
}

interface Answer {
  /** What the function returned, or its error. */
  readonly payload: unknown;
  readonly failed: boolean;
  /** Its log lines, parsed, metrics included. */
  readonly log: readonly { readonly [field: string]: unknown }[];
}

/** The deployed watchdog, seen from outside. */
export class DeployedBandog {
  readonly cloud: Cloud;
  readonly slack: SlackReceiver;
  readonly #names: ReadonlyMap<string, string>;
  #subscriber = '';
  readonly #alerts: TopicAlert[] = [];

  private constructor(cloud: Cloud, slack: SlackReceiver, names: ReadonlyMap<string, string>) {
    this.cloud = cloud;
    this.slack = slack;
    this.#names = names;
  }

  static async find(cloud: Cloud, slack: SlackReceiver): Promise<DeployedBandog> {
    const names = new Map<string, string>();
    const pages = paginateListStackResources(
      { client: cloud.cloudformation },
      { StackName: 'Bandog' },
    );
    for await (const { StackResourceSummaries = [] } of pages) {
      for (const { LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
        names.set(LogicalResourceId.replace(/[0-9A-F]{8}$/, ''), PhysicalResourceId);
      }
    }
    return new DeployedBandog(cloud, slack, names);
  }

  /** The physical name of what has this logical id, less its hash. */
  nameOf(logicalId: string): string {
    const name = this.#names.get(logicalId);
    if (name !== undefined) return name;
    throw new Error(`the stack has no ${logicalId}, only ${[...this.#names.keys()].join(', ')}`);
  }

  get tableName(): string {
    return this.nameOf('BandogViolations');
  }

  /** Subscribes a queue to the topic; `alert` reads from it. */
  async subscribe(): Promise<void> {
    const { sqs, sns } = this.cloud;
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'subscriber' }));
    this.#subscriber = QueueUrl;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    const TopicArn = this.nameOf('BandogAlerts');
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes?.['QueueArn'] }),
    );
  }

  /** The mapping between the table's stream and `notify`, as it was deployed. */
  async streamMapping() {
    const { EventSourceMappings = [] } = await this.cloud.lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName: this.nameOf('BandogNotify') }),
    );
    const [mapping] = EventSourceMappings;
    if (mapping === undefined) throw new Error('notify has no event source');
    return mapping;
  }

  /** Puts a CloudTrail record on the bus of a region as CloudTrail does. */
  async deliver(record: Record<string, unknown>, client = this.cloud.eventbridge): Promise<void> {
    const service = String(record['eventSource']).split('.')[0];
    const entry = {
      Source: `aws.${service}`,
      DetailType: 'AWS API Call via CloudTrail',
      Detail: JSON.stringify(record),
    };
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount !== 0) throw new Error('the bus refused an event');
  }

  /** Every alert so far that the topic's subscriber got. */
  async alerts(): Promise<readonly TopicAlert[]> {
    const { sqs } = this.cloud;
    const QueueUrl = this.#subscriber;
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return this.#alerts;
      this.#alerts.push(
        ...Messages.map(({ Body = '' }) => JSON.parse(JSON.parse(Body).Message) as TopicAlert),
      );
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({
        Id: `${index}`,
        ReceiptHandle,
      }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  }

  /** The alerts that tell of something with this text in it. */
  async alertsWith(text: string): Promise<readonly TopicAlert[]> {
    return (await this.alerts()).filter((alert) => JSON.stringify(alert).includes(text));
  }

  /** Waits for the alert that tells of something with this text in it. */
  alert(text: string): Promise<TopicAlert> {
    const ask = async () => (await this.alertsWith(text))[0];
    return eventually(`an alert with ${text} on the topic`, ask);
  }

  /** The messages Slack got with this text. */
  slackWith(text: string): readonly string[] {
    return this.slack.messages.filter((message) => message.includes(text));
  }

  /** Waits for the message in Slack that holds this text. */
  slackMessage(text: string): Promise<string> {
    return eventually(`a message with ${text} in Slack`, () => this.slackWith(text)[0]);
  }

  /** Invokes one of the functions by its logical id and waits for its answer. */
  async invoke(logicalId: string, event: unknown = {}): Promise<Answer> {
    const { FunctionError, Payload, LogResult } = await this.cloud.lambda.send(
      new InvokeCommand({
        FunctionName: this.nameOf(logicalId),
        LogType: 'Tail',
        Payload: JSON.stringify(event),
      }),
    );
    const text = Buffer.from(Payload ?? []).toString();
    const lines = Buffer.from(LogResult ?? '', 'base64')
      .toString()
      .split('\n');
    return {
      payload: text === '' ? undefined : JSON.parse(text),
      failed: FunctionError !== undefined,
      log: lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)),
    };
  }

  /** How many dead letters there are. */
  async deadLetters(): Promise<number> {
    const { Attributes } = await this.cloud.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.nameOf('BandogDeadLetters'),
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    const counts = Object.values(Attributes ?? {}).map(Number);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Waits until there are more dead letters than these. */
  async moreDeadLettersThan(before: number): Promise<void> {
    await eventually('another dead letter', async () =>
      (await this.deadLetters()) > before ? true : undefined,
    );
  }
}
