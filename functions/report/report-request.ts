import * as z from 'zod';

const request = z.strictObject({
  format: z.enum(['json', 'html', 'markdown', 'csv']).default('json'),
  since: z
    .string()
    .regex(/^[1-9]\d{0,3}[hdw]$/, 'write a number of hours, days or weeks: 24h, 7d, 4w')
    .default('7d'),
  /** True for an address of the report in place of its body. */
  link: z.boolean().default(false),
  /** True to tell of it by e-mail and Slack, as the weekly run does. */
  announce: z.boolean().default(false),
});

const schedule = z.looseObject({ 'detail-type': z.literal('Scheduled Event') });
const weekly = { format: 'html', since: '7d', link: true, announce: true };

/** What the report function takes: a request, all of it optional, or its weekly schedule's event. */
export const reportRequest = z.preprocess(
  (event) => (schedule.safeParse(event).success ? weekly : (event ?? {})),
  // Who is told gets a link.
  request.transform((it) => ({ ...it, link: it.link || it.announce })),
);
