import {
  AggregationTemporalityPreference,
  OTLPMetricExporter,
} from '@opentelemetry/exporter-metrics-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AggregationTemporality, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import type { FigureExporter } from '../../ports/figure-exporter.ts';
import type { Secret } from '../../ports/secret.ts';

interface OtlpOptions {
  /** The collector's metrics address, e.g. `https://otlp.example.com/v1/metrics`. */
  readonly endpoint: string;
  /** A JSON object of headers, e.g. `{"api-key": "..."}`. @default no headers */
  readonly headers?: Secret;
  readonly temporality: 'delta' | 'cumulative';
}

const timeoutMillis = 10_000;

/** Reads when it is asked to: a function that ends has no time for a timer. */
class ReaderOnDemand extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Sends figures to an OpenTelemetry collector, by OTLP over HTTP; the exporter retries what may pass. */
export function otlpExporter({ endpoint, headers, temporality }: OtlpOptions): FigureExporter {
  const delta = temporality === 'delta';
  return {
    async export(figures) {
      const metrics = await collected(figures, delta);
      const exporter = new OTLPMetricExporter({
        url: endpoint,
        headers: headers === undefined ? {} : headersOf(await headers.read()),
        timeoutMillis,
        temporalityPreference: delta
          ? AggregationTemporalityPreference.DELTA
          : AggregationTemporalityPreference.CUMULATIVE,
      });
      try {
        await send(exporter, metrics, endpoint);
      } finally {
        await exporter.shutdown();
      }
    },
  };
}

/** The figures as the SDK hands them over. */
async function collected({ gauges, counts }: Figures, delta: boolean): Promise<Metrics> {
  const reader = new ReaderOnDemand({
    aggregationTemporalitySelector: () =>
      delta ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE,
  });
  const resource = resourceFromAttributes({ 'service.name': 'bandog' });
  const meter = new MeterProvider({ resource, readers: [reader] }).getMeter('bandog');
  for (const { name, help, points } of gauges) {
    const gauge = meter.createGauge(name, { description: help });
    for (const { labels, value } of points) gauge.record(value, labels);
  }
  for (const { name, help, points } of counts) {
    const counter = meter.createCounter(name, { description: help });
    for (const { labels, value } of points) counter.add(value, labels);
  }
  const { resourceMetrics } = await reader.collect();
  return resourceMetrics;
}

type Figures = Parameters<FigureExporter['export']>[0];
type Metrics = Parameters<OTLPMetricExporter['export']>[0];

/** The error names the host alone: an address may hold a key. */
function send(exporter: OTLPMetricExporter, metrics: Metrics, endpoint: string): Promise<void> {
  return new Promise((done, fail) => {
    exporter.export(metrics, ({ code, error }) => {
      if (code === 0) done();
      else
        fail(
          new Error(
            `${new URL(endpoint).host} did not take the metrics: ${error?.message ?? 'no reason was given'}; see metrics.otlp in bandog.yaml`,
          ),
        );
    });
  });
}

function headersOf(text: string): Record<string, string> {
  try {
    const headers: unknown = JSON.parse(text);
    if (isHeaders(headers)) return headers;
  } catch {
    // The text may hold a key, so nothing of it is shown.
  }
  throw new Error(
    'the secret of metrics.otlp is no JSON object of headers; store e.g. {"api-key": "..."}',
  );
}

const isHeaders = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((it) => typeof it === 'string');
