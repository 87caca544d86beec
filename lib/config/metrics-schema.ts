import * as z from 'zod';
import { text } from './schema-parts.ts';

/** A collector beside the function, e.g. a Lambda extension, listens on this machine alone. */
const collector = z
  .url()
  .regex(
    /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/,
    'write the address of the metrics, https://...; http:// only on localhost',
  );

const otlp = z.strictObject({
  endpoint: collector.describe('Where metrics go, e.g. https://otlp.example.com/v1/metrics'),
  headersSecret: text
    .optional()
    .describe('Name of the Secrets Manager secret that holds a JSON object of headers'),
  temporality: z
    .enum(['delta', 'cumulative'])
    .default('delta')
    .describe('`cumulative` for Prometheus; `delta` for most others'),
});

/** Where the figures of the scorecard go besides CloudWatch. */
export const metricsSchema = z.strictObject({
  otlp: otlp.optional().describe('An OpenTelemetry collector; nothing is sent without it'),
});

export type MetricsSettings = z.output<typeof metricsSchema>;
