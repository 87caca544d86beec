import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { play } from '../../bin/demo/play.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { renderJson } from '../../lib/render/json.ts';
import { reportSchema } from '../../tools/report-schema.ts';
import { sampleReport } from './sample-report.ts';

const published = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));

/** The schema with nothing allowed that it does not name, so that a field that is not published shows. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, it]) => [key, strict(it)]));
  const closed = 'properties' in schema && !('additionalProperties' in schema);
  return closed && inner['type'] === 'object' ? { ...inner, additionalProperties: false } : inner;
}

const asPublished = z.fromJSONSchema(strict(published) as Parameters<typeof z.fromJSONSchema>[0]);
const read = (report: Report) => asPublished.safeParse(JSON.parse(renderJson(report)));

async function demoReport(): Promise<Report> {
  const month = play();
  for (;;) {
    const next = await month.next();
    if (next.done) return next.value;
  }
}

describe('the published schema', () => {
  it('is that of the type; run tools/report-schema.ts after a change', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(reportSchema())));
  });

  it('takes a whole report', () => {
    expect(read(sampleReport()).error).toBeUndefined();
  });

  it('takes the demo’s month, which the use cases made', async () => {
    const report = await demoReport();
    expect(report.money?.budgets[0]?.projection.kind).toBe('projected');
    expect(read(report).error).toBeUndefined();
  });

  it.each([
    ['another version', { schemaVersion: 2 }],
    ['a field that is missing', { faults: undefined }],
    ['a field it does not name', { colour: 'red' }],
    ['text where a number belongs', { faults: { total: '1', shown: [] } }],
  ])('refuses %s', (_, given) => {
    expect(read({ ...sampleReport(), ...given } as Report).success).toBe(false);
  });
});
