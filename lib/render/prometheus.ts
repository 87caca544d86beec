import { type Gauge, gaugesOf } from '../domain/scorecard/gauges.ts';
import type { Report } from '../domain/scorecard/report.ts';
import { plain } from './escape.ts';

/** Longer names than any budget's; they become labels. */
const longestLabel = 128;

/** A report's figures in Prometheus' text format, for a textfile collector or a push gateway. */
export function renderPrometheus(report: Partial<Report>): string {
  return gaugesOf(report).map(family).join('');
}

function family({ name, help, points }: Gauge): string {
  const samples = points.map(({ labels, value }) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${samples.join('')}`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

const escaped = (value: string): string =>
  plain(value, longestLabel).replace(/[\\"]/g, (character) => `\\${character}`);
