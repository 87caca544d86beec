import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { awsSecret } from '../adapters/aws/secrets.ts';
import { otlpExporter } from '../adapters/opentelemetry/otlp-exporter.ts';
import type { MetricsSettings } from '../config/metrics-schema.ts';
import type { FigureExporter } from '../ports/figure-exporter.ts';
import { systemClock } from './system-clock.ts';

/** Undefined where no collector is configured. */
export function wireFigureExporter({ otlp }: MetricsSettings): FigureExporter | undefined {
  if (otlp === undefined) return undefined;
  const { endpoint, temporality, headersSecret: secretId } = otlp;
  if (secretId === undefined) return otlpExporter({ endpoint, temporality });
  const secrets = new SecretsManagerClient({ maxAttempts: 5 });
  return otlpExporter({
    endpoint,
    temporality,
    headers: awsSecret(secrets, { secretId, clock: systemClock }),
  });
}
