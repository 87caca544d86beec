import { AccountClient } from '@aws-sdk/client-account';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SNSClient } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';
import { clockAgrees } from '../adapters/aws/health/clock-agrees.ts';
import { costExplorerActive } from '../adapters/aws/health/cost-explorer-active.ts';
import { deployed } from '../adapters/aws/health/deployed.ts';
import { exportFresh } from '../adapters/aws/health/export-fresh.ts';
import { forwarders } from '../adapters/aws/health/forwarders.ts';
import { managementEvents } from '../adapters/aws/health/management-events.ts';
import { type OwnStack, ownStack } from '../adapters/aws/health/own-stack.ts';
import { regionsWatched } from '../adapters/aws/health/regions-watched.ts';
import { rulesEnabled } from '../adapters/aws/health/rules-enabled.ts';
import { subscriptions } from '../adapters/aws/health/subscriptions.ts';
import { trailLogs } from '../adapters/aws/health/trail-logs.ts';
import { readTrails } from '../adapters/aws/health/trails.ts';
import { moneyLedger } from '../adapters/aws/money-table.ts';
import { scorecardTable } from '../adapters/aws/scorecard-table.ts';
import { sweepLedger } from '../adapters/aws/sweep-table.ts';
import type { Settings } from '../config/settings.ts';
import type { HealthCheck } from '../ports/health-check.ts';
import type { RunLedgers } from '../ports/run-ledgers.ts';
import { exportContents } from './export-contents.ts';
import { secretChecks } from './secret-checks.ts';
import { systemClock } from './system-clock.ts';
import { tableClient } from './table-client.ts';

/** Where Bandog is, or should be. */
export interface Whereabouts {
  readonly stackName: string;
  readonly account: string;
  /** AWS's name for its part of the world: `aws`, `aws-us-gov`, `aws-cn`. */
  readonly partition: string;
  /** Every region that is watched, Bandog's own first. */
  readonly regions: readonly [string, ...string[]];
}

interface HealthParts {
  readonly checks: readonly HealthCheck[];
  /** Where it is kept what ran and when; absent where Bandog is not deployed. */
  readonly runs?: RunLedgers;
}

const options = (region: string) => ({ region, maxAttempts: 5 });

/** Everything that Bandog can check about its own sight, each check once. */
export async function healthChecks(settings: Settings, where: Whereabouts): Promise<HealthParts> {
  const { stackName, regions } = where;
  const [home] = regions;
  const own = await ownStack(new CloudFormationClient(options(home)), { stackName, region: home });
  const trails = readTrails((region) => new CloudTrailClient(options(region)), home);
  const account = [
    deployed(stackName, home, own !== undefined),
    trailLogs(trails, regions),
    managementEvents(trails, regions),
    regionsWatched(new AccountClient(options(home)), regions),
    ...secretChecks(settings.alerts, home),
    clockAgrees(new STSClient(options(home)), systemClock),
  ];
  const { costs, billed } = costChecks(settings.money.export, home);
  account.push(...costs);
  if (own === undefined) return { checks: [...account, ...(billed ? [billed] : [])] };
  const runs = { ...ledgersOf(settings, own, home), ...(billed && { source: billed }), regions };
  return { checks: [...account, ...ownChecks(settings, where, own)], runs };
}

/** Whether the source of costs answers. Asking Cost Explorer is billed, so that is kept apart. */
function costChecks(
  address: string | undefined,
  region: string,
): { readonly costs: readonly HealthCheck[]; readonly billed?: HealthCheck } {
  return address === undefined
    ? { costs: [], billed: costExplorerActive(new CostExplorerClient(options('us-east-1'))) }
    : { costs: [exportFresh(exportContents(address, region))] };
}

function ownChecks(
  { alerts }: Settings,
  { account, partition, regions: [home, ...further] }: Whereabouts,
  { topicArn, rules }: OwnStack,
): HealthCheck[] {
  return [
    rulesEnabled(new EventBridgeClient(options(home)), { region: home, rules }),
    forwarders((region) => new EventBridgeClient(options(region)), {
      regions: further,
      homeBusArn: `arn:${partition}:events:${home}:${account}:event-bus/default`,
    }),
    subscriptions(new SNSClient(options(home)), {
      topicArn,
      email: alerts.email,
      otherChannels:
        alerts.slackWebhookSecret !== undefined || Object.keys(alerts.channels).length > 0,
    }),
  ];
}

function ledgersOf({ deployment }: Settings, { tableName, since }: OwnStack, home: string) {
  const client = tableClient(home);
  const table = { tableName, keepDays: deployment.keepDays };
  return {
    sweeps: sweepLedger(client, table),
    money: moneyLedger(client, table),
    scorecards: scorecardTable(client, table),
    since,
  };
}
