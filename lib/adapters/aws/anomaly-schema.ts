import * as z from 'zod';
import type { ExpectedPrice } from '../../domain/change/priced-change.ts';
import type { AnomalyCause, AnomalyEpisode } from '../../domain/cost/anomaly/anomaly-episode.ts';
import type { CostLeaf } from '../../domain/cost/anomaly/cost-leaf.ts';
import { chargeTypes } from '../../domain/cost/charge-type.ts';
import type { Suspect } from '../../domain/violation/suspect.ts';

// Objects are loose so that a field added later survives a round trip through an older reader.

const text = z.string().exactOptional();

const leaf = z.looseObject({
  account: text,
  service: text,
  series: text,
  usage: text,
  detector: text,
}) satisfies z.ZodType<CostLeaf>;

const cause = z.looseObject({
  region: text,
  usageType: text,
  resource: text,
  chargeType: z.enum(chargeTypes).exactOptional(),
  amount: z.number(),
}) satisfies z.ZodType<AnomalyCause>;

/** An episode as it is stored, its fields checked one by one. */
export const episodeSchema = z.looseObject({
  id: z.string().min(1),
  leaf,
  direction: z.enum(['up', 'down']),
  nature: z.enum(['new', 'vanished', 'more', 'less']),
  since: z.iso.date(),
  opened: z.iso.date(),
  lastDay: z.iso.date(),
  state: z.enum(['open', 'back', 'new-level']),
  days: z.array(z.looseObject({ date: z.iso.date(), amount: z.number(), expected: z.number() })),
  impact: z.number(),
  dailyImpact: z.number(),
  causes: z.array(cause).exactOptional(),
  offsetBy: leaf.exactOptional(),
}) satisfies z.ZodType<AnomalyEpisode>;

const price = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('known'),
    perDay: z.number(),
    perMonth: z.number(),
    currency: z.string(),
    of: z.string(),
    usage: text,
    asOf: text,
  }),
  z.looseObject({ kind: z.literal('usage'), usage: z.string() }),
  z.looseObject({ kind: z.literal('unknown'), reason: z.string() }),
]) satisfies z.ZodType<ExpectedPrice>;

/** A change that can explain an anomaly, as it is stored. */
export const suspectSchema = z.looseObject({
  eventId: z.string(),
  at: z.iso.datetime(),
  account: z.string(),
  region: z.string(),
  call: z.string(),
  actor: z.string(),
  story: z.string(),
  price,
  share: z.number().exactOptional(),
  score: z.number(),
  reasons: z.array(z.string()),
}) satisfies z.ZodType<Suspect>;
