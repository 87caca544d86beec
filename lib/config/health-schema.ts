import * as z from 'zod';
import { checkNames } from '../domain/health/check-names.ts';
import { day, region, text } from './schema-parts.ts';

const aboutRegions: readonly string[] = ['regions-watched', 'forwarders'];

const acceptedFinding = z
  .strictObject({
    check: z.enum(checkNames).describe('Name of the check, as `bandog doctor` shows it'),
    regions: z
      .array(region)
      .min(1)
      .optional()
      .describe('Regions that are accepted; others are told as before'),
    until: day.optional().describe('Last day it holds, UTC; left out: no end'),
    reason: text,
  })
  .refine(({ check, regions }) => check !== 'regions-watched' || regions !== undefined, {
    message: 'name the regions: those that the account gains later are not known yet',
    path: ['regions'],
  })
  .refine(({ check, regions }) => regions === undefined || aboutRegions.includes(check), {
    message: `only ${aboutRegions.join(' and ')} are about regions; leave them out`,
    path: ['regions'],
  });

export const healthSchema = z.strictObject({
  accepted: z
    .array(acceptedFinding)
    .default([])
    .describe(
      'Problems of the look at itself that are known: shown with the reason, told to nobody',
    ),
});
