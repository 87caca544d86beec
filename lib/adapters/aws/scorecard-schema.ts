import * as z from 'zod';
import type { ScorecardWeek } from '../../domain/scorecard/history.ts';
import {
  answers,
  comparisons,
  enforcements,
  gateIds,
  type Metric,
  metricIds,
  type Scorecard,
  standings,
  units,
} from '../../domain/scorecard/scorecard.ts';

// Objects are loose so that a field added later survives a round trip through an older reader.

const time = z.iso.datetime();
const figure = z.union([z.number(), z.literal('unknown')]);

const trend = z.union([
  z.looseObject({
    kind: z.literal('known'),
    direction: z.enum(['better', 'worse', 'same']),
    change: z.number(),
    points: z.array(z.looseObject({ week: z.string(), value: z.number() })),
  }),
  z.looseObject({ kind: z.literal('unknown'), reason: z.string() }),
]) satisfies z.ZodType<Metric['trend']>;

const metric = z.looseObject({
  id: z.enum(metricIds),
  unit: z.enum(units),
  value: figure,
  unknownBecause: z.string().exactOptional(),
  target: z.number(),
  comparison: z.enum(comparisons),
  standing: z.enum(standings),
  how: z.string(),
  samples: z.number(),
  samplesOf: z.string(),
  details: z.array(z.looseObject({ label: z.string(), value: figure, unit: z.enum(units) })),
  trend: trend.exactOptional(),
});

const gate = z.looseObject({
  id: z.enum(gateIds),
  enforcement: z.enum(enforcements),
  answer: z.enum(answers),
  reason: z.string(),
  evidence: z.array(z.string()),
});

const scorecardSchema = z.looseObject({
  gradedAt: time,
  period: z.looseObject({ from: time, to: time }),
  metrics: z.array(metric),
  gates: z.array(gate),
  lastManualAt: z.string().exactOptional(),
}) satisfies z.ZodType<Scorecard>;

/** A week's compact row. */
export const scorecardWeekSchema = z.looseObject({
  week: z.iso.date(),
  gradedAt: time,
  metrics: z.record(z.enum(metricIds), figure),
  gates: z.record(z.enum(gateIds), z.enum(answers)),
  lastManualAt: z.string().exactOptional(),
}) satisfies z.ZodType<ScorecardWeek>;

/** A scorecard as it is stored and as a report holds it; throws a ZodError. */
export const parseScorecard = (document: unknown): Scorecard => scorecardSchema.parse(document);
