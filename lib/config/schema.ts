import { z } from 'zod';
import { effects, risks } from '../domain/change/effect.ts';
import { chargeTypes } from '../domain/cost/charge-type.ts';
import { costMetrics } from '../domain/cost/cost-record.ts';
import { severities } from '../domain/violation/severity.ts';

const severity = z.enum(severities);
const severityOrOff = z.enum([...severities, 'off']);
const text = z.string().trim().min(1);
const day = z.iso.date('write a date that exists as YYYY-MM-DD');
const accountId = z.string().regex(/^\d{12}$/, 'write the 12 digits of an AWS account, in quotes');
const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'write an AWS region, e.g. eu-central-1');

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

const changes = z.strictObject({
  approvedPrincipals: z
    .array(text)
    .default([])
    .describe('ARN patterns of automation principals: CI roles, deployment roles, operations jobs'),
  exceptions: z.array(exception).default([]),
  severityByEffect: z.partialRecord(z.enum(effects), severityOrOff).default({}),
  severityByRisk: z.partialRecord(z.enum(risks), severity).default({}),
  unknownOrigin: severityOrOff.default('low'),
  incidentWindowMinutes: z.int().min(1).max(1440).default(30),
});

const threshold = z.strictObject({
  on: z.enum(['actual', 'projected']),
  percent: z.number().positive().max(10_000),
  severity: severity.default('high'),
});

const scope = z.strictObject({
  accounts: z.array(accountId).min(1).optional(),
  services: z.array(text).min(1).optional(),
  regions: z.array(text).min(1).optional(),
  tags: z.record(text, z.array(z.string()).min(1)).optional(),
  chargeTypes: z.array(z.enum(chargeTypes)).min(1).optional(),
  series: z.array(text).min(1).optional(),
});

const ownBudget = z.strictObject({
  name: text,
  monthlyAmount: z
    .union([
      z.number().positive(),
      z.record(
        z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write months as YYYY-MM'),
        z.number().nonnegative(),
      ),
    ])
    .describe('One amount for every month, or one for each YYYY-MM, in `currency`'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write an ISO 4217 code, e.g. USD')
    .default('USD'),
  metric: z.enum(costMetrics).default('UnblendedCost'),
  scope: scope.default({}),
  thresholds: z
    .array(threshold)
    .min(1)
    .default([
      { on: 'actual', percent: 100, severity: 'critical' },
      { on: 'projected', percent: 100, severity: 'high' },
    ]),
});

const awsBudgets = z.strictObject({
  source: z.literal('aws-budgets').describe("Read the account's own AWS Budgets"),
  names: z.array(text).min(1).optional().describe('Only these; all cost budgets when left out'),
});

const money = z.strictObject({
  metric: z.enum(costMetrics).default('UnblendedCost'),
  budgets: z.array(z.union([awsBudgets, ownBudget])).default([]),
  historyDays: z
    .int()
    .min(35)
    .max(365)
    .default(120)
    .describe('Days of history each daily fetch asks for; more history, a better projection'),
});

const alerts = z.strictObject({
  email: z.array(z.email()).default([]).describe('Each address must confirm its subscription once'),
  slackWebhookSecret: text
    .optional()
    .describe('Name of the Secrets Manager secret that holds the incoming webhook URL'),
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
  keepDays: z
    .int()
    .min(30)
    .max(3650)
    .default(400)
    .describe('How long violations and counts are kept'),
});

/** `bandog.yaml`, as written by the user. Every part may be left out. */
export const settingsSchema = z.strictObject({
  changes: changes.prefault({}),
  money: money.prefault({}),
  alerts: alerts.prefault({}),
  deployment: deployment.prefault({}),
});

export type SettingsFile = z.output<typeof settingsSchema>;
