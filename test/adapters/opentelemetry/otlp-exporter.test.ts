import { describe, expect, test } from 'vitest';
import { otlpExporter } from '../../../lib/adapters/opentelemetry/otlp-exporter.ts';
import { figuresOf } from '../../../lib/usecases/figures-of.ts';
import { farEnd } from '../../helpers/far-end.ts';
import { sampleScorecard } from '../../render/sample-scorecard.ts';

const figures = figuresOf(sampleScorecard());
const secret = (text: string) => ({ read: async () => text });

interface Sent {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly unknown[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
}
interface Metric {
  readonly name: string;
  readonly gauge?: { readonly dataPoints: readonly { readonly asDouble?: number }[] };
  readonly sum?: { readonly aggregationTemporality: number; readonly dataPoints: unknown[] };
}
const metricsIn = (body: string): Metric[] =>
  (JSON.parse(body) as Sent).resourceMetrics.flatMap((it) =>
    it.scopeMetrics.flatMap(({ metrics }) => [...metrics]),
  );

describe('export', () => {
  test('sends what is known, with the headers of the secret', async () => {
    await using collector = await farEnd([200, '{}', { 'content-type': 'application/json' }]);
    const endpoint = `${collector.origin}/v1/metrics`;
    const headers = secret('{"api-key":"k-1"}');
    await otlpExporter({ endpoint, headers, temporality: 'delta' }).export(figures);
    const [request] = collector.requests;
    expect(request?.path).toBe('/v1/metrics');
    expect(request?.headers).toMatchObject({
      'api-key': 'k-1',
      'content-type': 'application/json',
    });
    const metrics = metricsIn(request?.body ?? '');
    expect(request?.body).toContain('"service.name"');
    const named = (name: string) => metrics.find((it) => it.name === name);
    expect(named('bandog_incident_detection_seconds')?.gauge?.dataPoints[0]?.asDouble).toBe(252);
    expect(named('bandog_availability_ratio')).toBeUndefined();
    expect(named('bandog_gate_evaluations')?.sum?.dataPoints).toHaveLength(5);
  });

  test.each([
    ['delta', 1],
    ['cumulative', 2],
  ] as const)('%s is temporality %i in OTLP', async (temporality, code) => {
    await using collector = await farEnd([200, '{}']);
    await otlpExporter({ endpoint: collector.origin, temporality }).export(figures);
    const sums = metricsIn(collector.requests[0]?.body ?? '').flatMap(({ sum }) => sum ?? []);
    expect(sums.map(({ aggregationTemporality }) => aggregationTemporality)).toEqual([code]);
  });

  test('a collector that refuses is an error that names the host alone', async () => {
    await using collector = await farEnd([401, 'no']);
    const endpoint = `${collector.origin}/v1/metrics?key=secret`;
    const sent = otlpExporter({ endpoint, temporality: 'delta' }).export(figures);
    const error = await sent.then(
      () => undefined,
      (it: Error) => it,
    );
    expect(error?.message).toContain('did not take the metrics');
    expect(error?.message).not.toContain('key=secret');
  });

  test.each(['k-1', '[]', '{"a":1}'])(
    'a secret %s is refused without being shown',
    async (text) => {
      await using collector = await farEnd([200, '{}']);
      const exporter = otlpExporter({
        endpoint: collector.origin,
        headers: secret(text),
        temporality: 'delta',
      });
      await expect(exporter.export(figures)).rejects.toThrow('no JSON object of headers');
      expect(collector.requests).toEqual([]);
    },
  );
});
