import type { Gate, Metric, Scorecard } from '../../domain/scorecard/scorecard.ts';
import { timeText } from '../report-words.ts';
import {
  answerName,
  answerTone,
  basisText,
  detailText,
  gateName,
  gateSummary,
  metricName,
  periodOf,
  standingName,
  standingTone,
  targetText,
  trendText,
  unitText,
} from '../scorecard-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** The five success metrics and the five gates. */
export function scorecardSection(scorecard: Scorecard): Markup {
  return html`<section id="scorecard" aria-labelledby="scorecard-title">
<h2 id="scorecard-title">Scorecard</h2>
<p class="quiet">Graded ${timeText(scorecard.gradedAt)}. What could not be measured is unknown: never a pass, never zero.</p>
${metricTable(scorecard)}
<h3 id="gates">Gates</h3>
${gateTable(scorecard.gates)}
</section>`;
}

function metricTable(scorecard: Scorecard): Markup {
  return html`<table class="cards" role="table">
<caption>Success metrics, ${periodOf(scorecard)}</caption>
<thead><tr role="row"><th role="columnheader" scope="col">Metric</th><th role="columnheader" scope="col">Value</th><th role="columnheader" scope="col">Target</th><th role="columnheader" scope="col">Standing</th><th role="columnheader" scope="col">How it was measured</th></tr></thead>
<tbody>${scorecard.metrics.map(metricRow)}</tbody>
</table>`;
}

function metricRow(metric: Metric): Markup {
  const { id, value, unit, standing, details } = metric;
  return html`<tr role="row">
<th role="rowheader" scope="row">${metricName[id]}</th>
<td role="cell" class="number" data-label="Value">${unitText(value, unit)}</td>
<td role="cell" data-label="Target">${targetText(metric)}</td>
<td role="cell" data-label="Standing"><span class="${standingTone[standing]}">${standingName[standing]}</span><br><span class="quiet small">${trendText(metric)}</span></td>
<td role="cell" class="small" data-label="How">${withIds(basisText(metric))}${listOf(details.map(detailText), 'Figures')}</td>
</tr>`;
}

function gateTable(gates: readonly Gate[]): Markup {
  return html`<table class="cards" role="table">
<caption>${gateSummary(gates)}</caption>
<thead><tr role="row"><th role="columnheader" scope="col">Gate</th><th role="columnheader" scope="col">Answer</th><th role="columnheader" scope="col">Enforcement</th><th role="columnheader" scope="col">Why</th></tr></thead>
<tbody>${gates.map(gateRow)}</tbody>
</table>`;
}

function gateRow({ id, answer, enforcement, reason, evidence }: Gate): Markup {
  return html`<tr role="row">
<th role="rowheader" scope="row">${gateName[id]}</th>
<td role="cell" data-label="Answer"><span class="${answerTone[answer]}">${answerName[answer]}</span></td>
<td role="cell" data-label="Enforcement">${enforcement}</td>
<td role="cell" class="small" data-label="Why">${withIds(reason)}${listOf(evidence, 'Evidence')}</td>
</tr>`;
}

const listOf = (sentences: readonly string[], summary: string): Markup =>
  sentences.length === 0
    ? nothing
    : html`<details><summary>${summary}</summary><ul>${sentences.map((it) => html`<li>${withIds(it)}</li>`)}</ul></details>`;
