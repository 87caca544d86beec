import * as z from 'zod';
import { chargeTypes } from '../domain/cost/charge-type.ts';
import { costMetrics } from '../domain/cost/cost-record.ts';
import { accountId, day, severity, text } from './schema-parts.ts';

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
  costCategories: z.record(text, z.array(z.string()).min(1)).optional(),
  chargeTypes: z.array(z.enum(chargeTypes)).min(1).optional(),
  series: z.array(text).min(1).optional(),
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write months as YYYY-MM');

const growthPath = z.strictObject({
  start: z.number().positive().describe('Amount of the month `from`'),
  from: month.describe('First month, YYYY-MM'),
  monthlyGrowthPercent: z.number().gt(-100).max(1000),
});

const amountFile = z.strictObject({
  file: text.describe(
    'Infracost JSON (its totalMonthlyCost), or CSV of month,amount; looked for beside bandog.yaml',
  ),
});

const ownBudget = z.strictObject({
  name: text,
  monthlyAmount: z
    .union([
      z.number().positive(),
      z.record(month, z.number().nonnegative()),
      growthPath,
      amountFile,
    ])
    .describe(
      'In `currency`: one amount for every month, one for each YYYY-MM, a growth path, or a file',
    ),
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

const onceEvent = z.strictObject({
  name: text,
  date: day.describe('The day it is charged'),
  amount: z.number().describe('What it costs in all'),
  scope: scope.default({}),
});

const dailyEvent = z.strictObject({
  name: text,
  from: day.describe('First day'),
  until: day.optional().describe('Last day; for good when left out'),
  dailyAmount: z.number().describe('What it adds a day; below zero for what ends'),
  scope: scope.default({}),
});

const fixedCharge = z.strictObject({
  name: text,
  amount: z.number(),
  day: z.int().min(1).max(31).default(1).describe('Day of the month it is charged on'),
  scope: scope.default({}),
});

const minimumImpact = z
  .number()
  .nonnegative()
  .describe('What moved together is told once it came to this, in the currency of the bill');
const highImpact = z
  .number()
  .positive()
  .describe('An increase of this much, or at a pace of this much in 30 days, is of high severity');
const maxRequests = z
  .int()
  .min(0)
  .max(100)
  .describe('Cost Explorer requests (0.01 USD each) a run may make to look for causes');

const detector = z.strictObject({
  name: text.describe('What alerts call it'),
  scope: scope.describe('Which costs it looks at'),
  minimumImpact: minimumImpact.optional(),
  highImpact: highImpact.optional(),
  maxRequests: maxRequests.optional(),
});

const anomalies = z.strictObject({
  minimumImpact: minimumImpact.default(10),
  highImpact: highImpact.default(1000),
  maxRequests: maxRequests.default(5),
  scope: scope.optional().describe('Which costs are looked at; all when left out'),
  detectors: z
    .array(detector)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
      message: 'two detectors have one name',
    })
    .optional()
    .describe('Further detectors, each with a scope of its own; what they leave out is as above'),
});

/** `money` of bandog.yaml. */
export const moneySchema = z.strictObject({
  metric: z.enum(costMetrics).default('UnblendedCost'),
  export: z
    .string()
    .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, 'write s3://bucket/prefix')
    .optional()
    .describe(
      'Where a CUR or FOCUS export lies, s3://bucket/prefix; costs are read from it instead of from Cost Explorer',
    ),
  budgets: z.array(z.union([awsBudgets, ownBudget])).default([]),
  events: z
    .array(z.union([onceEvent, dailyEvent]))
    .default([])
    .describe('Costs known before they show: a launch, a migration, a commitment that ends'),
  fixedMonthly: z
    .array(fixedCharge)
    .default([])
    .describe('Charges of every month that come on one day of it'),
  anomalies: z
    .union([z.literal(false), anomalies])
    .default(anomalies.parse({}))
    .describe('Costs that are off from what was expected; `false` to leave them alone'),
  prices: z
    .boolean()
    .default(true)
    .describe('Look up list prices of what a change starts (AWS Price List, free of charge)'),
  historyDays: z
    .int()
    .min(35)
    .max(365)
    .default(120)
    .describe('Days of history each daily fetch asks for; more history, a better projection'),
});
