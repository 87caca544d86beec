import * as z from 'zod';
import type {
  DeployedFunction,
  DeployedParts,
} from '../../../domain/cost/own-bill/deployed-parts.ts';
import { scheduleRuns } from './schedule-runs.ts';

const properties = z.record(z.string(), z.unknown());
const template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: properties.optional() }),
  ),
});

interface Resource {
  readonly id: string;
  readonly of: Readonly<Record<string, unknown>>;
}

/** The parts of Bandog by logical id, without the construct's name before and the hash behind. */
const roles = [
  'OnChange',
  'SweepChanges',
  'DailyCost',
  'Notify',
  'Report',
  'ScorecardGrade',
  'CheckHealth',
  'RefreshOwners',
  'DigestsSend',
];

/** Reads what a synthesised template of Bandog is charged for. Throws when it is no template or has no function. */
export function deployedParts(document: unknown, source: string): DeployedParts {
  const read = template.safeParse(document);
  if (!read.success)
    throw new Error(`${source}: is no CloudFormation template; write it with npx cdk synth`);
  const all = Object.entries(read.data.Resources);
  const ofType = (type: string): Resource[] =>
    all
      .filter(([, it]) => it.Type === type)
      .map(([id, { Properties = {} }]) => ({ id, of: Properties }));
  const rules = ofType('AWS::Events::Rule');
  const streams = ofType('AWS::Lambda::EventSourceMapping');
  const functions = ofType('AWS::Lambda::Function')
    .filter(({ id }) => roleOf(id) !== undefined)
    .map((it) => toFunction(it, rules, streams));
  if (functions.length === 0) throw new Error(`${source}: holds no function of Bandog`);
  return {
    functions,
    alarmMetrics: ofType('AWS::CloudWatch::Alarm').reduce((sum, it) => sum + metricsOf(it), 0),
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    tables: ofType('AWS::DynamoDB::Table').length + ofType('AWS::DynamoDB::GlobalTable').length,
    buckets: ofType('AWS::S3::Bucket').length,
    keys: ofType('AWS::KMS::Key').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    trails: ofType('AWS::CloudTrail::Trail').length,
  };
}

const roleOf = (id: string): string | undefined => roles.find((role) => id.includes(role));

function toFunction(
  { id, of }: Resource,
  rules: readonly Resource[],
  streams: readonly Resource[],
): DeployedFunction {
  const own = rules.filter((rule) => mentions(rule.of['Targets'], id));
  const variables = Object(Object(of['Environment'])['Variables']);
  return {
    name: roleOf(id) ?? id,
    memoryMb: Number(of['MemorySize'] ?? 128),
    timeoutSeconds: Number(of['Timeout'] ?? 3),
    scheduledRuns: own
      .map((rule) => rule.of['ScheduleExpression'])
      .filter((it) => typeof it === 'string')
      .reduce((sum, expression) => sum + scheduleRuns(expression), 0),
    byChanges: own.some((rule) => watchesChanges(rule.of['EventPattern'])),
    byStream: streams.some((stream) => mentions(stream.of['FunctionName'], id)),
    customMetrics: variables['POWERTOOLS_METRICS_DISABLED'] !== 'true',
  };
}

/** A reference to a resource stands somewhere in the value. */
const mentions = (value: unknown, id: string): boolean =>
  (JSON.stringify(value) ?? '').includes(`"${id}"`);

const watchesChanges = (pattern: unknown): boolean =>
  (JSON.stringify(pattern) ?? '').includes('AWS API Call via CloudTrail');

/** An alarm on an expression is charged for each metric in it. */
function metricsOf({ of }: Resource): number {
  const metrics = of['Metrics'];
  return Array.isArray(metrics) ? metrics.filter((it) => 'MetricStat' in Object(it)).length : 1;
}
