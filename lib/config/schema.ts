import * as z from 'zod';
import { effects, risks } from '../domain/change/effect.ts';
import { alertsSchema } from './alerts-schema.ts';
import { healthSchema } from './health-schema.ts';
import { metricsSchema } from './metrics-schema.ts';
import { moneySchema } from './money-schema.ts';
import { reviewSchema } from './review-schema.ts';
import { accountId, day, region, severity, severityOrOff, text } from './schema-parts.ts';
import { scorecardSchema } from './scorecard-schema.ts';

const exception = z
  .strictObject({
    principal: text.optional().describe('ARN pattern of who may do it; * and ? are wildcards'),
    action: text.optional().describe('service:Action pattern, e.g. ec2:Stop*'),
    resource: text.optional().describe('Pattern of a resource id or ARN'),
    account: accountId.optional(),
    until: day.describe('Last day it holds, UTC'),
    reason: text,
    ticket: text.optional(),
  })
  .refine(
    (value) => [value.principal, value.action, value.resource].some((it) => it !== undefined),
    'name at least one of principal, action, resource: an exception for everything is none',
  );

const moment = z.iso.datetime({
  offset: true,
  error: 'write a moment with its offset, e.g. 2026-11-23T22:00:00+01:00',
});
const longestPlanMs = 14 * 86_400_000;

const plannedWork = z
  .strictObject({
    who: text.describe('ARN pattern of who will do it; * and ? are wildcards'),
    account: accountId.optional(),
    regions: z.array(region).min(1).optional(),
    action: text.optional().describe('service:Action pattern'),
    resource: text.optional().describe('Pattern of a resource id or ARN'),
    from: moment,
    until: moment,
    ticket: text,
    reason: text,
  })
  .refine(({ from, until }) => {
    const ms = Date.parse(until) - Date.parse(from);
    return ms > 0 && ms <= longestPlanMs;
  }, 'until must be after from, by 14 days at most; write an exception for what lasts longer');

const changes = z.strictObject({
  approvedPrincipals: z
    .array(text)
    .default([])
    .describe('ARN patterns of automation principals: CI roles, deployment roles, operations jobs'),
  exceptions: z.array(exception).default([]),
  plannedWork: z
    .array(plannedWork)
    .default([])
    .describe('Manual work announced in advance; shown as excepted'),
  severityByEffect: z.partialRecord(z.enum(effects), severityOrOff).default({}),
  severityByRisk: z.partialRecord(z.enum(risks), severity).default({}),
  unknownOrigin: severityOrOff.default('low'),
  incidentWindowMinutes: z.int().min(1).max(1440).default(30),
});

const statePlace = z
  .string()
  .trim()
  .min(1)
  .regex(/^(?!s3:\/\/(\/|$))/, 'write s3://bucket/prefix, or the path of a file or a folder');

const owners = z.strictObject({
  cloudformation: z
    .boolean()
    .default(false)
    .describe('Look up whether a stack owns what was changed'),
  terraform: z
    .array(statePlace)
    .default([])
    .describe(
      'Where Terraform or OpenTofu keeps its states: s3://bucket/prefix, a file or a folder',
    ),
  pulumi: z
    .array(statePlace)
    .default([])
    .describe('Where Pulumi keeps its checkpoints: s3://bucket/prefix, a file or a folder'),
});

const deployment = z.strictObject({
  regions: z
    .array(region)
    .default([])
    .describe('Regions to watch besides the one Bandog is deployed in; us-east-1 is always added'),
  trail: z
    .enum(['existing', 'create'])
    .default('existing')
    .describe(
      '`existing`: a trail already logs management events. `create`: make one (a second copy of management events is billed)',
    ),
  sweepMinutes: z.int().min(5).max(720).default(15),
  costHourUtc: z.int().min(0).max(23).default(11),
  reportWeekday: z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']).default('MON'),
  logRetentionDays: z
    .union([
      z.literal(7),
      z.literal(14),
      z.literal(30),
      z.literal(90),
      z.literal(180),
      z.literal(365),
    ])
    .default(30),
  dashboard: z
    .boolean()
    .default(false)
    .describe('A CloudWatch dashboard; 3 USD a month beyond the first three of an account'),
  failureAlarms: z
    .boolean()
    .default(false)
    .describe('An alarm on errors and throttles of each function; 0.20 USD a month each'),
  keepDays: z
    .int()
    .min(30)
    .max(3650)
    .default(400)
    .describe('How long violations and counts are kept'),
  customMetrics: z
    .boolean()
    .default(false)
    .describe("Send Bandog's own figures to CloudWatch as metrics, which are charged"),
});

/** `bandog.yaml`, as written by the user. Every part may be left out. */
export const settingsSchema = z.strictObject({
  changes: changes.prefault({}),
  money: moneySchema.prefault({}),
  alerts: alertsSchema.prefault({}),
  owners: owners.prefault({}),
  differences: z
    .boolean()
    .default(false)
    .describe('Look at live resources to say how they differ now; takes more read permissions'),
  review: reviewSchema.prefault({}),
  deployment: deployment.prefault({}),
  health: healthSchema.prefault({}),
  scorecard: scorecardSchema.prefault({}),
  metrics: metricsSchema.prefault({}),
});

export type SettingsFile = z.output<typeof settingsSchema>;

/** What may be written into `bandog.yaml`, before defaults are filled in. */
export type SettingsDocument = z.input<typeof settingsSchema>;
