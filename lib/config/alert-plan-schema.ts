import * as z from 'zod';
import { weekdays } from '../domain/alert/quiet-hours.ts';
import { accountId, severity, text } from './schema-parts.ts';

const kinds = [
  'manual-change',
  'unapproved-iac',
  'unknown-origin',
  'audit-tampering',
  'root-activity',
  'unreviewed-deployment',
  'budget-actual',
  'budget-projected',
  'anomaly-opened',
  'anomaly-grew',
  'anomaly-ended',
] as const;

/** Which violations go to which channels; `names` are those of channels. */
export const routeSchema = (names: z.ZodArray<z.ZodString>) =>
  z
    .strictObject({
      to: names.describe('Channels; an empty list: only the report has it'),
      severity: severity.optional().describe('This one and worse'),
      kinds: z.array(z.enum(kinds)).min(1).optional(),
      accounts: z.array(accountId).min(1).optional(),
      owners: z
        .array(text)
        .min(1)
        .optional()
        .describe('Patterns of the owning stack or state; unowned is what no code owns'),
      tags: z
        .record(text, text)
        .optional()
        .describe(
          'Patterns of values, by key, of tags that the call named or the live resource has',
        ),
    })
    .refine(
      ({ to, tags }) => to.length > 0 || tags === undefined,
      'whoever makes a call writes its tags, so they cannot decide that nobody is told; name a channel',
    );

/** How often a channel may speak. */
export const limitsSchema = z.strictObject({
  messagesPerHour: z
    .int()
    .min(0)
    .max(1000)
    .default(5)
    .describe('Messages below critical; with 0 all of them are gathered'),
  criticalPerHour: z
    .int()
    .min(1)
    .max(1000)
    .default(3)
    .describe('Critical messages that nothing else can crowd out'),
  perIncidentMinutes: z
    .int()
    .min(0)
    .max(60)
    .default(15)
    .describe('How long what follows of an incident is gathered'),
  digestMinutes: z
    .int()
    .min(10)
    .max(1440)
    .default(60)
    .describe('How often what was gathered is told'),
});

const clockTime = (form: RegExp) => z.string().regex(form, 'write a time as HH:MM, in quotes');

/** Hours in which only what is grave is told. */
export const quietHoursSchema = (names: z.ZodArray<z.ZodString>) =>
  z
    .strictObject({
      channels: names.optional().describe('Left out: all that speak to people'),
      from: clockTime(/^([01]\d|2[0-3]):[0-5]\d$/),
      to: clockTime(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
      zone: z
        .string()
        .refine(isZone, 'write an IANA time zone, e.g. Europe/Berlin')
        .describe('IANA time zone'),
      days: z
        .array(z.enum(weekdays))
        .min(1)
        .default([...weekdays])
        .describe('Days on which they begin'),
      except: severity.default('critical').describe('This severity and worse is told all the same'),
    })
    .refine(
      ({ from, to }) => from !== to,
      'from and to are the same; write 00:00 and 24:00 for a day',
    );

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
