import * as z from 'zod';

const text = z.string().trim().min(1);
const day = z.iso.date('write a date that exists as YYYY-MM-DD');
const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'write an AWS region, e.g. eu-central-1');
const percent = z.number().min(0).max(100);

const targets = z.strictObject({
  manualChanges: z.int().min(0).default(0),
  costReductionPercent: percent.default(30),
  detectionMinutes: z.number().positive().default(5),
  provisioningMinutes: z.number().positive().default(15),
  availabilityPercent: percent.default(99.99),
});

const costBaseline = z
  .strictObject({
    monthlyAmount: z.number().positive(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'write an ISO 4217 code, e.g. USD')
      .default('USD'),
    period: text.describe('When that was, e.g. first quarter of 2026'),
    growthPercent: z
      .number()
      .gt(-100)
      .optional()
      .describe('How much the business grew since: the baseline is raised by it (bandog reduce)'),
  })
  .describe('What a month cost before the savings began');

const dimensions = z.record(text, text);

const metric = z.strictObject({
  namespace: text,
  name: text,
  dimensions: dimensions.default({}),
  statistic: text.default('Sum'),
});

const availability = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('application-signals'),
    slos: z
      .array(text)
      .min(1)
      .optional()
      .describe('Names of SLOs; all that are not about latency when left out'),
  }),
  z.strictObject({
    source: z.literal('metric'),
    region,
    expression: text.describe(
      'CloudWatch metric math that gives a percentage, e.g. 100 * (1 - errors / requests)',
    ),
    metrics: z
      .record(
        z
          .string()
          .regex(/^[a-z][a-zA-Z0-9_]*$/, 'write a name that begins with a lower-case letter'),
        metric,
      )
      .describe('The metrics the expression names'),
    periodSeconds: z.int().multipleOf(60).min(60).default(300),
  }),
  z.strictObject({
    source: z.literal('health-checks'),
    ids: z.array(text).min(1).describe('Ids of Route 53 health checks'),
  }),
]);

const criticalResource = z.union([
  text.describe('ARN'),
  z.strictObject({
    name: text,
    region,
    namespace: text,
    dimensions: dimensions.describe('The dimensions an alarm on it must have'),
  }),
]);

const criticalPath = z.strictObject({
  tags: z
    .record(text, z.array(z.string()).min(1))
    .default({})
    .describe('Resources with all of these tags are critical'),
  resources: z.array(criticalResource).default([]),
});

const drill = z.strictObject({
  date: day,
  what: text,
  evidence: text.describe('Where it can be checked: a ticket, a document'),
  succeeded: z.boolean().default(true),
});

const disasterRecovery = z.strictObject({
  everyDays: z.int().min(1).max(730).default(90),
  drills: z.array(drill).default([]).describe('Drills that no service recorded'),
});

/** The part `scorecard` of `bandog.yaml`. */
export const scorecardSchema = z.strictObject({
  targets: targets.prefault({}),
  costBaseline: costBaseline.optional(),
  availability: availability.default({ source: 'application-signals' }),
  scanners: z
    .array(z.enum(['security-hub', 'inspector']))
    .min(1)
    .default(['security-hub', 'inspector'])
    .describe('What must have looked for the security gate to pass'),
  criticalPath: criticalPath.prefault({}),
  disasterRecovery: disasterRecovery.prefault({}),
});

export type ScorecardSettings = z.output<typeof scorecardSchema>;
