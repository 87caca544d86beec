import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gaugesOf } from '../../lib/domain/scorecard/gauges.ts';
import { metricIds } from '../../lib/domain/scorecard/scorecard.ts';
import { sampleReport } from '../render/sample-report.ts';

const text = readFileSync('examples/grafana/bandog.json', 'utf8');
const dashboard = JSON.parse(text);

/** Every name there can be: all metrics known. */
function allNames(): string[] {
  const report = sampleReport();
  const scorecard = report.scorecard && {
    ...report.scorecard,
    metrics: report.scorecard.metrics.map((it) => ({ ...it, value: 1 })),
  };
  return gaugesOf({ ...report, ...(scorecard && { scorecard }) }).map(({ name }) => name);
}

it('asks for names that Bandog writes, and leaves none of the metrics out', () => {
  const asked = [...new Set(text.match(/bandog_\w+/g))];
  const written = allNames();
  expect(asked.filter((name) => !written.includes(name))).toEqual([]);
  expect(written.filter((name) => !asked.includes(name))).toEqual(['bandog_metric_on_target']);
  expect(written.length).toBeGreaterThan(metricIds.length);
});

it('has panels that do not lie over each other, on one data source', () => {
  const taken = new Set<string>();
  for (const { gridPos, datasource } of dashboard.panels) {
    expect(datasource.type).toBe('prometheus');
    expect(datasource.uid).toMatch(/^\$\{datasource\}$/);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect(taken.has(`${x},${y}`)).toBe(false);
        taken.add(`${x},${y}`);
      }
    }
  }
});
