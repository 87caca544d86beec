import { expect, test } from 'vitest';
import { metricsSchema } from '../../lib/config/metrics-schema.ts';

test('nothing is sent unless a collector is named', () => {
  expect(metricsSchema.parse({})).toEqual({});
});

test.each(['https://otlp.example.com/v1/metrics', 'http://localhost:4318/v1/metrics'])(
  '%s is taken',
  (endpoint) => {
    expect(metricsSchema.parse({ otlp: { endpoint } })).toEqual({
      otlp: { endpoint, temporality: 'delta' },
    });
  },
);

test.each(['http://otlp.example.com/', 'http://localhost.example.com/', 'ftp://localhost/', 'x'])(
  '%s is refused',
  (endpoint) => {
    expect(metricsSchema.safeParse({ otlp: { endpoint } }).success).toBe(false);
  },
);
