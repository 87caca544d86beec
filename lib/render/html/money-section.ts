import { type BudgetState, isStandIn, type ThresholdCrossing } from '../../domain/cost/budget.ts';
import type { MoneySection, MoneySeries } from '../../domain/scorecard/report.ts';
import { budgetStanding, noAmountText, spentOf, standingText } from '../budget-words.ts';
import { calibrationText, intervalsText, overrunText, restatedText } from '../outlook-words.ts';
import { amountText, countText, figureText, plural, timeText } from '../report-words.ts';
import { anomalyMarks, anomalyTable } from './anomaly-table.ts';
import { courseChart } from './course-chart.ts';
import { dailyChart } from './daily-chart.ts';
import { html, type Markup, nothing } from './html.ts';
import { monthsChart } from './months-chart.ts';
import { reductionPart } from './reduction-part.ts';
import { severityBadge } from './violation-table.ts';

/** What was spent, what was expected, and where the month is heading. */
export function moneySection(money: MoneySection): Markup {
  return html`<section id="money" aria-labelledby="money-title">
<h2 id="money-title">Money</h2>
<p class="quiet">${provenance(money)}</p>
${money.calibration === undefined ? nothing : html`<p class="quiet">The record: ${calibrationText(money.calibration)}.</p>`}
${restatedPart(money)}
${money.budgets.length === 0 ? html`<p>No budget is configured, so nothing was judged here.</p>` : nothing}
${money.budgets.map(budgetPart)}
${anomalyTable(money.anomalies, money.currency)}
${reductionPart(money.reduction)}
${money.series.map((series) => seriesPart(series, money))}
</section>`;
}

function restatedPart({ restated, currency }: MoneySection): Markup {
  const text = restatedText(restated, currency);
  return text === undefined ? nothing : html`<p>Late data: ${text}.</p>`;
}

function provenance({ source, metric, currency, capturedAt }: MoneySection): string {
  const money = currency === 'unknown' ? 'the source names no currency' : `in ${currency}`;
  const when = capturedAt === undefined ? '' : ` Read ${timeText(capturedAt)}.`;
  return `From ${source}: ${metric}, ${money}.${when} Cost data arrives late: the last, incomplete day is left out.`;
}

function budgetPart(state: BudgetState): Markup {
  const { budget, month, crossings } = state;
  const standing = budgetStanding(state);
  const isOpen = standing === 'unknown' || standing === 'none';
  const tone = standing === 'within' ? 'good' : isOpen ? 'quiet' : 'bad';
  return html`<article>
<h3>${budget.name}, ${month}: <span class="${tone}">${standingText[standing]}</span></h3>
${budgetFacts(state)}
${crossings.length > 0 ? html`<ul class="plain bare">${crossings.map((it) => crossingItem(it, state.currency))}</ul>` : nothing}
${outlook(state)}
${courseChart(state)}
${monthsChart(state)}
${chargeTypes(state)}
</article>`;
}

function budgetFacts(state: BudgetState): Markup {
  const { currency, amount, expectedToDate, asOf } = state;
  const known = (value: number | 'unknown') =>
    value === 'unknown' ? noAmountText(state) : amountText(value, currency);
  const until = asOf === undefined ? 'no complete day yet' : `through ${asOf}`;
  return html`<dl class="facts">
<div><dt>Spent so far</dt><dd>${known(spentOf(state))}<span class="note">${until}</span></dd></div>
${isStandIn(state.budget) ? nothing : html`<div><dt>Expected by then</dt><dd>${known(expectedToDate)}</dd></div>`}
<div><dt>Budget for the month</dt><dd>${known(amount)}</dd></div>
<div><dt>Projected month-end</dt>${projectionFact(state)}</div>
</dl>`;
}

function outlook(state: BudgetState): Markup {
  const text = overrunText(state);
  return text === undefined
    ? nothing
    : html`<p>${text.charAt(0).toUpperCase()}${text.slice(1)}.</p>`;
}

function projectionFact(state: BudgetState): Markup {
  const { projection, currency } = state;
  if (projection.kind === 'unknown') return html`<dd>unknown: ${projection.reason}</dd>`;
  const { total, low80, high80, historyDays } = projection;
  const others = intervalsText(state);
  return html`<dd>${amountText(total, currency)}<span class="note">80 % interval ${figureText(low80)} to ${figureText(high80)}${others === undefined ? '' : `; ${others}`}, from ${plural(historyDays, 'day')} of history</span></dd>`;
}

function crossingItem(
  { threshold, limitAmount, amount }: ThresholdCrossing,
  currency: string,
): Markup {
  const what = threshold.on === 'actual' ? 'Spend to date' : 'The projection';
  return html`<li>${severityBadge(threshold.severity)} ${what} of ${amountText(amount, currency)} passed ${countText(threshold.percent)} % of the budget (${amountText(limitAmount, currency)}).</li>`;
}

function chargeTypes({ byChargeType, currency }: BudgetState): Markup {
  const rows = Object.entries(byChargeType);
  if (rows.length < 2) return nothing;
  return html`<details><summary>Spend to date by charge type</summary>
<table>
<caption>The parts add up to what was spent so far</caption>
<thead><tr><th scope="col">Charge type</th><th scope="col" class="number">Amount</th></tr></thead>
<tbody>${rows.map(([type, amount]) => html`<tr><th scope="row">${type}</th><td class="number">${amountText(amount, currency)}</td></tr>`)}</tbody>
</table></details>`;
}

function seriesPart(series: MoneySeries, { currency, anomalies }: MoneySection): Markup {
  return html`<article>
<h3>Daily cost: ${series.name}</h3>
${dailyChart(series, currency, anomalyMarks(anomalies, series.name))}
</article>`;
}
