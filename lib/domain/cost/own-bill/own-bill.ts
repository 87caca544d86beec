import type { DeployedFunction, DeployedParts } from './deployed-parts.ts';
import { type ListPrice, listPrices } from './list-prices.ts';

/** What happens in the account in a month. */
export interface AccountVolumes {
  /** Management events of all kinds. */
  readonly events: number;
  /** Those of them that change something and reach Bandog. */
  readonly changes: number;
  readonly violations: number;
  /** People who get each alert by e-mail. */
  readonly readers: number;
  /** Requests to Cost Explorer a day; 0 where costs come from an export. */
  readonly costRequestsADay: number;
  /** Secrets that the user made for channels. */
  readonly secrets: number;
  /** Whether another trail logs the same events, so that one that Bandog makes is charged. */
  readonly otherTrail: boolean;
  /** Measured runs a month, by function. @default what schedules and volumes come to */
  readonly runs?: Readonly<Record<string, number>>;
  /** Measured milliseconds of one run, by function; @default what each usually takes */
  readonly milliseconds?: Readonly<Record<string, number>>;
}

/** One line of the bill. */
export interface BillItem {
  readonly name: string;
  readonly quantity: number;
  readonly price: ListPrice;
  readonly usd: number;
}

/** Assumed milliseconds of one run, start of a cold environment included; a longer run is the timeout. */
const usualMilliseconds: Readonly<Record<string, number>> = {
  OnChange: 150,
  SweepChanges: 2000,
  DailyCost: 8000,
  Notify: 1000,
  Report: 5000,
  ScorecardGrade: 30_000,
  CheckHealth: 10_000,
  RefreshOwners: 15_000,
  DigestsSend: 150,
};
/** Metrics that each function sends when it may, one series each. */
const customMetrics = 3;
/** Bytes that one run and one violation leave in the log. */
const logBytes = { run: 600, violation: 1500 };
/** Write units of one sweep and one violation: it, its delivery and how it ended. Twice as much is read. */
const unitsOf = { sweep: 2, violation: 12 };
const violationBytes = 4096;
const daysAMonth = 365.25 / 12;
const monthsKept = 13;

/**
 * What a deployed Bandog costs in a month at list prices, without any free tier, dearest first. What is
 * free of charge has no line: EventBridge rules on AWS events, the event history, AWS Budgets, reading a
 * table's stream from Lambda.
 */
export function ownBill(parts: DeployedParts, volumes: AccountVolumes): BillItem[] {
  const runs = parts.functions.map((it) => ({ ...it, runs: runsOf(it, volumes) }));
  const total = runs.reduce((sum, it) => sum + it.runs, 0);
  const gigabytes = (bytes: number) => bytes / 1e9;
  const { violations } = volumes;
  const costRequests = volumes.costRequestsADay * daysAMonth;
  const logged = total * logBytes.run + violations * logBytes.violation;
  const sweeps = runs.find(({ name }) => name === 'SweepChanges')?.runs ?? 0;
  const units = sweeps * unitsOf.sweep + violations * unitsOf.violation;
  const lines: readonly (readonly [string, number, ListPrice])[] = [
    ['Lambda requests', total, listPrices.lambdaRequests],
    ...runs.map((it): [string, number, ListPrice] => [
      `Lambda ${it.name}`,
      gbSeconds(it, it.runs, volumes),
      listPrices.lambdaCompute,
    ]),
    ['CloudWatch alarms', parts.alarmMetrics, listPrices.alarmMetrics],
    ['CloudWatch dashboards', parts.dashboards, listPrices.dashboards],
    ['CloudWatch metrics', metricsOf(parts.functions), listPrices.customMetrics],
    ['CloudWatch logs', gigabytes(logged), listPrices.logs],
    ['DynamoDB writes', parts.tables * units, listPrices.tableWrites],
    ['DynamoDB reads', parts.tables * units * 2, listPrices.tableReads],
    [
      'DynamoDB storage',
      gigabytes(violations * violationBytes * monthsKept),
      listPrices.tableStorage,
    ],
    ['SNS e-mails', (violations + daysAMonth / 7) * volumes.readers, listPrices.emails],
    ['S3 writes', parts.buckets * (daysAMonth + 30), listPrices.bucketWrites],
    ['S3 storage', parts.buckets * 0.05, listPrices.bucketStorage],
    ['Cost Explorer', costRequests, listPrices.costRequests],
    ['Secrets', parts.secrets + volumes.secrets, listPrices.secrets],
    ['KMS keys', parts.keys, listPrices.keys],
    [
      'CloudTrail copy',
      volumes.otherTrail ? parts.trails * volumes.events : 0,
      listPrices.trailEvents,
    ],
  ];
  return lines
    .filter(([, quantity]) => quantity > 0)
    .map(([name, quantity, price]) => ({
      name,
      quantity,
      price,
      usd: (quantity / price.per) * price.usd,
    }))
    .sort((a, b) => b.usd - a.usd);
}

function runsOf(
  { name, scheduledRuns, byChanges, byStream }: DeployedFunction,
  { changes, violations, runs }: AccountVolumes,
): number {
  const measured = runs?.[name];
  if (measured !== undefined) return measured;
  return scheduledRuns + (byChanges ? changes : 0) + (byStream ? violations : 0);
}

function gbSeconds(
  { name, memoryMb, timeoutSeconds }: DeployedFunction,
  runs: number,
  { milliseconds = {} }: AccountVolumes,
): number {
  const each = milliseconds[name] ?? usualMilliseconds[name] ?? timeoutSeconds * 1000;
  return (runs * each * memoryMb) / 1024 / 1000;
}

/** A metric is charged for the hours it is sent in: that of a daily function for one of 24. */
function metricsOf(functions: readonly DeployedFunction[]): number {
  return functions
    .filter((it) => it.customMetrics)
    .reduce((sum, { scheduledRuns, byChanges, byStream }) => {
      const hours = byChanges || byStream ? 1 : Math.min(1, scheduledRuns / (daysAMonth * 24));
      return sum + customMetrics * hours;
    }, 0);
}
