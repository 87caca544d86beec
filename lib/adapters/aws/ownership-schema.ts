import * as z from 'zod';
import { type Ownership, ownerEngines } from '../../domain/change/ownership.ts';

/** Whose code owns a resource, as it is stored with a violation. */
export const ownershipSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('owned'),
    engine: z.enum(ownerEngines),
    unit: z.string(),
    address: z.string(),
    constructPath: z.string().exactOptional(),
    resourceId: z.string(),
    resourceType: z.string(),
    through: z.string().exactOptional(),
    compared: z
      .looseObject({
        readAt: z.string(),
        properties: z.array(
          z.looseObject({
            path: z.string(),
            expected: z.string().exactOptional(),
            actual: z.string().exactOptional(),
            change: z.enum(['added', 'removed', 'changed']),
          }),
        ),
      })
      .exactOptional(),
  }),
  z.looseObject({ kind: z.literal('unowned'), asOf: z.string().exactOptional() }),
  z.looseObject({ kind: z.literal('unknown'), reason: z.string() }),
]) satisfies z.ZodType<Ownership>;
