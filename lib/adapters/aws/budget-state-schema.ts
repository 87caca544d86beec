import * as z from 'zod';
import type { Budget, BudgetState, ThresholdCrossing } from '../../domain/cost/budget.ts';
import { chargeTypes } from '../../domain/cost/charge-type.ts';
import { costMetrics } from '../../domain/cost/cost-record.ts';
import { severities } from '../../domain/violation/severity.ts';

// Objects are loose so that a field added later survives a round trip through an older reader.

const texts = z.array(z.string()).exactOptional();
const amountOrUnknown = z.union([z.number(), z.literal('unknown')]);
const severity = z.enum(severities);
const month = z.string().regex(/^\d{4}-\d{2}$/);

const threshold = z.looseObject({
  on: z.enum(['actual', 'projected']),
  percent: z.number(),
  severity,
});

const budget = z.looseObject({
  name: z.string(),
  monthlyAmount: z.union([
    z.number(),
    z.record(z.string(), z.number()),
    z.object({ start: z.number(), from: month, monthlyGrowthPercent: z.number() }),
  ]),
  currency: z.string(),
  metric: z.enum(costMetrics),
  scope: z.looseObject({
    accounts: texts,
    services: texts,
    regions: texts,
    tags: z.record(z.string(), z.array(z.string())).exactOptional(),
    costCategories: z.record(z.string(), z.array(z.string())).exactOptional(),
    chargeTypes: z.array(z.enum(chargeTypes)).exactOptional(),
    series: texts,
  }),
  thresholds: z.array(threshold),
  source: z.enum(['bandog.yaml', 'aws-budgets']),
}) satisfies z.ZodType<Budget>;

/** A threshold that was passed. */
export const crossingSchema = z.looseObject({
  threshold,
  limitAmount: z.number(),
  amount: z.number(),
}) satisfies z.ZodType<ThresholdCrossing>;

/** Amounts by day, oldest first. */
export const dayAmountsSchema = z.array(z.looseObject({ date: z.iso.date(), amount: z.number() }));

const intervals = z.array(
  z.looseObject({ percent: z.number(), low: z.number(), high: z.number() }),
);

/** Where a budget stands, its fields checked one by one. */
export const budgetStateSchema = z.looseObject({
  budget,
  month,
  currency: z.string(),
  metric: z.enum(costMetrics),
  amount: amountOrUnknown,
  asOf: z.iso.date().exactOptional(),
  actualToDate: z.number(),
  days: dayAmountsSchema.exactOptional(),
  expectedToDate: amountOrUnknown,
  unknownBecause: z.string().exactOptional(),
  projection: z.discriminatedUnion('kind', [
    z.looseObject({
      kind: z.literal('projected'),
      total: z.number(),
      low80: z.number(),
      high80: z.number(),
      intervals: intervals.exactOptional(),
      fan: z
        .array(z.looseObject({ date: z.iso.date(), expected: z.number(), intervals }))
        .exactOptional(),
      path: dayAmountsSchema.exactOptional(),
      historyDays: z.number(),
    }),
    z.looseObject({ kind: z.literal('unknown'), reason: z.string() }),
  ]),
  course: z.array(z.number()).exactOptional(),
  months: z
    .array(z.looseObject({ month, amount: amountOrUnknown, spent: z.number(), whole: z.boolean() }))
    .exactOptional(),
  overrun: z
    .looseObject({ probability: z.number(), on: z.iso.date().exactOptional() })
    .exactOptional(),
  byChargeType: z.partialRecord(z.enum(chargeTypes), z.number()),
  crossings: z.array(crossingSchema),
}) satisfies z.ZodType<Omit<BudgetState, 'byChargeType'>>;
