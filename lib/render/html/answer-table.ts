import type { AnsweredIncident } from '../../domain/scorecard/report.ts';
import { answerCells, answerHeadings } from '../answer-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** What people said of incidents: who, when, by what means; every action is shown. */
export function answerTable(answered: readonly AnsweredIncident[] = []): Markup {
  if (answered.length === 0) return nothing;
  const rows = answered.map((it) => {
    const [incident, ...cells] = answerCells(it);
    const rest = cells.map(
      (text, index) =>
        html`<td role="cell" data-label="${answerHeadings[index + 1] ?? ''}">${withIds(text)}</td>`,
    );
    return html`<tr role="row"><th role="rowheader" scope="row">${withIds(incident ?? '')}</th>${rest}</tr>`;
  });
  const headings = answerHeadings.map(
    (text) => html`<th role="columnheader" scope="col">${text}</th>`,
  );
  return html`<h3>What was said of incidents</h3>
<table class="cards" role="table">
<caption>Acknowledged, excepted and resolved: by whom, when and by what means</caption>
<thead><tr role="row">${headings}</tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
