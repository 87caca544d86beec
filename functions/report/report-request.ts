import * as z from 'zod';

const request = z.strictObject({
  format: z.enum(['json', 'html', 'markdown']).default('json'),
  since: z
    .string()
    .regex(/^[1-9]\d{0,3}[hdw]$/, 'write a number of hours, days or weeks: 24h, 7d, 4w')
    .default('7d'),
});

const schedule = z.looseObject({ 'detail-type': z.literal('Scheduled Event') });

/** What the report function takes: a request, all of it optional, or its weekly schedule's event. */
export const reportRequest = z.preprocess(
  (event) => (schedule.safeParse(event).success ? { format: 'html', since: '7d' } : (event ?? {})),
  request,
);
