import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IRuleTarget, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { secretsOf } from '../../config/alert-secrets.ts';
import type { SettingsDocument } from '../../config/schema.ts';
import { type Settings, toSettings } from '../../config/settings.ts';
import { grantPermissions } from '../grant-permissions.ts';
import { settingsPath } from '../handler-code.ts';
import { watchedRegions } from '../watched-regions.ts';
import { weekly } from '../weekly.ts';
import { addTelling } from './add-telling.ts';
import { AlertTopic, amazonQTopic } from './alert-topic.ts';
import { BandogDashboard } from './bandog-dashboard.ts';
import { ChangeFeed, delivery } from './change-feed.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { HealthAlarms } from './health-alarms.ts';
import { ManagementTrail } from './management-trail.ts';
import { outbox } from './outbox.ts';
import { addOwnerInventory } from './owner-inventory.ts';
import { PrivateBucket } from './private-bucket.ts';
import { ScorecardGrader } from './scorecard-grader.ts';
import { SelfCheck } from './self-check.ts';
import { ViolationTable } from './violation-table.ts';
import { WatchdogFunction, type WatchdogFunctionProps } from './watchdog-function.ts';

export interface BandogProps {
  /**
   * What would be written into `bandog.yaml`.
   *
   * @default - every setting at its default
   */
  readonly settings?: SettingsDocument;
  /**
   * What becomes of the table and the buckets when the stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The watchdog of one account, deployed in one region. Changes made in other regions reach it through
 * a `BandogForwarderStack` in each of them.
 */
export class Bandog extends Construct {
  /** Alerts and alarms are published here. */
  readonly topic: AlertTopic;
  /** What Amazon Q reads; absent unless there is a channel of the type `amazon-q`. */
  readonly amazonQTopic: Topic | undefined;
  readonly table: ViolationTable;
  readonly reports: PrivateBucket;
  readonly deadLetters: DeadLetterQueue;
  readonly onChange: IFunction;
  readonly sweepChanges: IFunction;
  readonly dailyCost: IFunction;
  readonly notify: IFunction;
  /** Invoke it to get a report now. */
  readonly report: IFunction;
  /** Invoke it to have the scorecard graded now. */
  readonly gradeScorecard: IFunction;
  /** Invoke it to have Bandog look at what it cannot see. */
  readonly checkHealth: IFunction;

  constructor(scope: Construct, id: string, props: BandogProps = {}) {
    super(scope, id);
    const { settings: document = {}, removalPolicy = RemovalPolicy.RETAIN } = props;
    const settings = toSettings(document);
    const kept = { keepDays: settings.deployment.keepDays, removalPolicy };
    if (settings.deployment.trail === 'create') new ManagementTrail(this, 'Trail', kept);
    this.topic = new AlertTopic(this, 'Alerts', settings.alerts);
    this.amazonQTopic = amazonQTopic(this, settings.alerts);
    this.table = new ViolationTable(this, 'Violations', kept);
    this.reports = new PrivateBucket(this, 'Reports', kept);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');

    const shared = this.shared(settings, document);
    const create = (name: string, handlerName: string, timeout: Duration, memorySize = 512) =>
      new WatchdogFunction(this, name, { ...shared, handlerName, timeout, memorySize });
    this.onChange = create('OnChange', 'on-change', Duration.seconds(30));
    // One sweep ends before the next begins; what it has not read, the next one reads.
    const sweepMinutes = Math.min(settings.deployment.sweepMinutes, longestRunMinutes);
    this.sweepChanges = create('SweepChanges', 'sweep-changes', Duration.minutes(sweepMinutes));
    // An export of a large account holds millions of rows.
    const costMb = settings.money.export ? 1792 : 512;
    this.dailyCost = create('DailyCost', 'daily-cost', Duration.minutes(longestRunMinutes), costMb);
    this.notify = create('Notify', 'notify', Duration.minutes(5));
    this.report = create('Report', 'report', Duration.minutes(2));

    grantPermissions(this, settings);
    this.connect(settings);
    this.gradeScorecard = this.grader(settings, shared);
    this.checkHealth = this.selfCheck(settings, shared);
    if (settings.deployment.dashboard) new BandogDashboard(this, 'Overview', this);
    addTelling(this, shared, settings.alerts);
    addOwnerInventory(this, {
      shared,
      owners: settings.owners,
      table: this.table,
      readers: [this.onChange, this.sweepChanges],
      target: (handler) => this.target(handler),
    });
  }

  private shared(settings: Settings, document: SettingsDocument): SharedProps {
    return {
      settingsJson: JSON.stringify(document),
      logRetention: settings.deployment.logRetentionDays satisfies RetentionDays,
      onFailure: this.deadLetters,
      retryAttempts: 2,
      environment: {
        BANDOG_TABLE: this.table.tableName,
        BANDOG_TOPIC_ARN: this.topic.topicArn,
        ...(this.amazonQTopic && { BANDOG_AMAZON_Q_TOPIC_ARN: this.amazonQTopic.topicArn }),
        BANDOG_BUCKET: this.reports.bucketName,
        // Each metric is charged by the hour; a dashboard would stay empty without them.
        ...(!(settings.deployment.customMetrics || settings.deployment.dashboard) && {
          POWERTOOLS_METRICS_DISABLED: 'true',
        }),
        BANDOG_SETTINGS: settingsPath,
        BANDOG_REGIONS: watchedRegions(Stack.of(this).region, settings).join(','),
        BANDOG_STACK_NAME: Stack.of(this).stackName,
        BANDOG_NAME_PREFIX: this.logicalIdPrefix(),
      },
    };
  }

  /** The ids of the constructs from the stack to this one, as they begin each logical id in it. */
  private logicalIdPrefix(): string {
    const inStack = this.node.scopes.slice(Stack.of(this).node.scopes.length);
    return inStack.map(({ node }) => node.id.replace(/[^A-Za-z0-9]/g, '')).join('');
  }

  private connect(settings: Settings): void {
    const { sweepMinutes, costHourUtc, reportWeekday } = settings.deployment;
    new ChangeFeed(this, 'ChangeFeed', {
      settings,
      ownStacks: [Stack.of(this).stackName],
      target: this.target(this.onChange),
    });
    this.notify.addEventSource(outbox(this.table, this.deadLetters));
    const schedules: readonly [string, Schedule, IFunction][] = [
      ['Sweep', Schedule.rate(Duration.minutes(sweepMinutes)), this.sweepChanges],
      ['Daily', Schedule.cron({ hour: `${costHourUtc}`, minute: '0' }), this.dailyCost],
      // An hour after the costs, so that the report has them.
      ['Weekly', weekly(reportWeekday, (costHourUtc + 1) % 24), this.report],
    ];
    for (const [id, schedule, target] of schedules) {
      new Rule(this, id, { schedule, targets: [this.target(target)] });
    }
    new HealthAlarms(this, 'Health', { watched: this, ...settings.deployment });
  }

  private grader(settings: Settings, shared: SharedProps): IFunction {
    const { costHourUtc, reportWeekday } = settings.deployment;
    const { handler } = new ScorecardGrader(this, 'Scorecard', {
      shared,
      scorecard: settings.scorecard,
      headersSecret: settings.metrics.otlp?.headersSecret,
      table: this.table,
      // After the costs and before the report, which shows it.
      schedule: weekly(reportWeekday, costHourUtc, 30),
      target: (it) => this.target(it),
    });
    return handler;
  }

  private selfCheck({ alerts, deployment, money }: Settings, shared: SharedProps): IFunction {
    const { handler } = new SelfCheck(this, 'SelfCheck', {
      shared,
      table: this.table,
      topic: this.topic,
      secrets: secretsOf(alerts),
      costExport: money.export,
      // After the costs and before the report, which shows it.
      schedule: Schedule.cron({ hour: `${deployment.costHourUtc}`, minute: '45' }),
      target: (it) => this.target(it),
    });
    return handler;
  }

  /** What a rule of Bandog's starts; an event that does not reach it becomes a dead letter. */
  target(handler: IFunction): IRuleTarget {
    return new LambdaFunction(handler, { ...delivery, deadLetterQueue: this.deadLetters });
  }
}

/** Lambda's own limit. */
const longestRunMinutes = 15;

type SharedProps = Omit<WatchdogFunctionProps, 'handlerName'>;
