import type { Timeline } from '../../domain/scorecard/report.ts';
import { type Severity, severities } from '../../domain/violation/severity.ts';
import { shortDate } from '../outlook-words.ts';
import { countText, plural } from '../report-words.ts';
import { chart } from './chart.ts';
import { bars } from './chart-series.ts';
import { html, type Markup, nothing } from './html.ts';

const hourMs = 3_600_000;
const stepMs = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs } as const;
/** Ten years of weeks; a longer time is cut at its beginning. */
const mostBars = 520;

/** Violations over the period as bars, with the same figures as a table. */
export function timelineChart(
  { step, rows }: Timeline,
  period: { readonly from: string; readonly to: string } | undefined,
): Markup {
  if (rows.length === 0) return nothing;
  const steps = stepsOf({ step, rows }, period);
  const byStep = new Map(rows.map((row) => [keyOf(row.from), row.bySeverity]));
  const counts = (severity: Severity) => steps.map((at) => byStep.get(at)?.[severity] ?? 0);
  const present = severities.filter((severity) => rows.some((row) => row.bySeverity[severity] > 0));
  const total = (row: Timeline['rows'][number]) => sum(Object.values(row.bySeverity));
  const most = rows.reduce((a, b) => (total(b) > total(a) ? b : a));
  return html`${chart({
    description: `Violations by ${step}: ${plural(rows.length, step)} of ${countText(steps.length)} had any; the most were ${countText(total(most))}, ${nameOf(most.from, step)}.`,
    places: steps.map((at) => placeOf(at, step)),
    series: present.map((severity) => bars(severity, counts(severity))),
    legend: present.map((severity) => [severity, severity]),
    bars: true,
    valueText: (value) => (Number.isInteger(value) ? countText(value) : ''),
  })}
<details><summary>The same as a table</summary>
<table>
<caption>Violations by ${step}; one that is not listed had none</caption>
<thead><tr><th scope="col">${step === 'hour' ? 'Hour (UTC)' : step === 'day' ? 'Day' : 'Week of'}</th>${present.map((it) => html`<th scope="col" class="number">${it}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${nameOf(row.from, step)}</th>${present.map((it) => html`<td class="number">${countText(row.bySeverity[it])}</td>`)}</tr>`)}</tbody>
</table></details>`;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, it) => all + it, 0);

/** Each step of the period by the time it begins, those without a violation as well. */
function stepsOf({ step, rows }: Timeline, period: { from: string; to: string } | undefined) {
  const [first, last] = [rows[0]?.from ?? '', rows.at(-1)?.from ?? ''];
  const length = stepMs[step];
  // Rows lie on the steps, so counting from one of them stays on the steps.
  const anchor = keyOf(first);
  const before = period ? Math.floor((anchor - Date.parse(period.from)) / length + 0.999_999) : 0;
  const start = anchor - Math.max(0, before) * length;
  const end = Math.max(keyOf(last), period ? Date.parse(period.to) - 1 : 0);
  const all = Math.floor((end - start) / length) + 1;
  const cut = Math.max(0, all - mostBars);
  return Array.from({ length: all - cut }, (_, index) => start + (index + cut) * length);
}

const keyOf = (from: string): number => Date.parse(from);

function placeOf(at: number, step: Timeline['step']): string {
  const iso = new Date(at).toISOString();
  return step === 'hour' ? `${shortDate(iso.slice(0, 10))} ${iso.slice(11, 16)}` : shortDate(iso);
}

const nameOf = (from: string, step: Timeline['step']): string =>
  step === 'hour' ? from.replace('T', ' ').replace('Z', '') : from;
