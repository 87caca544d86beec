import type { Evidence } from '../../domain/change/change-event.ts';
import { storyOfEvent } from '../../domain/change/story-of-event.ts';
import type { Severity } from '../../domain/violation/severity.ts';
import type { ChangeViolation } from '../../domain/violation/violation.ts';
import { plain } from '../escape.ts';
import { ownerText } from '../owner-words.ts';
import { countText, howSurely, timeText } from '../report-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { standing, wayBack } from './way-back.ts';
import { withIds } from './with-ids.ts';

/** How much of the violations a page shows; the rest is counted. */
export interface Shown {
  readonly violations: number;
  /** Ways back are long; those of the worst are enough to begin with. */
  readonly plans: number;
}

/** Longer text than anyone reads: it is in the JSON, whole. */
const longest = 300;
const short = (text: string): Markup => withIds(plain(text, longest));

/** The severity as a coloured word: the colour never stands alone. */
export function severityBadge(severity: Severity): Markup {
  return html`<span class="severity ${severity}">${severity}</span>`;
}

/** The worst violations, each with its evidence folded away; `total` counts all there were. */
export function violationTable(
  violations: readonly ChangeViolation[],
  total: number,
  limit: Shown,
): Markup {
  if (total === 0) return html`<p>None. No change in this period broke the policy.</p>`;
  const shown = violations.slice(0, limit.violations);
  const rest = total - shown.length;
  return html`<table class="cards" role="table">
<caption>Worst first, then newest first${rest > 0 ? `. ${countText(rest)} more are not shown` : ''}</caption>
<thead><tr role="row"><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">Severity</th><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Where</th><th role="columnheader" scope="col">How surely</th></tr></thead>
<tbody>${shown.map((it, index) => row(it, index < limit.plans))}</tbody>
</table>`;
}

function row(violation: ChangeViolation, withPlan: boolean): Markup {
  const { event, verdict, severity } = violation;
  return html`<tr role="row">
<td role="cell" class="time" data-label="When">${timeText(event.at).replace(' UTC', '')}</td>
<td role="cell" data-label="Severity">${severityBadge(severity)}</td>
<th role="rowheader" scope="row" class="who" data-label="Who">${plain(event.actor.name, longest)}</th>
<td role="cell" class="what" data-label="What">${short(storyOfEvent(event))}<br><code>${event.service}:${event.action}</code> ${resources(violation)}${ownerLine(violation)}${standing(violation)}${evidence(violation)}${withPlan ? wayBack(violation) : nothing}</td>
<td role="cell" class="where" data-label="Where">${event.region}<br><span class="quiet">${event.account}</span></td>
<td role="cell" class="surely" data-label="How surely">${howSurely[verdict.restsOn]}<br><span class="quiet">rule <code>${withIds(verdict.rule)}</code></span></td>
</tr>`;
}

function resources({ event }: ChangeViolation): Markup {
  const [first, ...others] = event.resources;
  if (first === undefined) return html`<span class="quiet">no resource named</span>`;
  return html`<span class="quiet">${short(first.id)}${others.length > 0 ? ` and ${countText(others.length)} more` : ''}</span>`;
}

const ownerLine = ({ owner }: ChangeViolation): Markup =>
  owner === undefined ? nothing : html`<br><span class="quiet">${withIds(ownerText(owner))}</span>`;

function evidence({ event, verdict, reason, kind, detectedAt }: ChangeViolation): Markup {
  const via = verdict.tool === undefined ? verdict.channel : `${verdict.channel} (${verdict.tool})`;
  return html`<details><summary>Why, and the evidence</summary><dl>
<dt>Why it is a violation</dt><dd>${short(`${reason} (${kind})`)}</dd>
<dt>Origin</dt><dd>${withIds(verdict.origin)}, through ${via}: ${short(verdict.reason)}</dd>
<dt>Effect</dt><dd>${[event.effect, ...event.risks].join(', ')}</dd>
${evidenceList('Evidence for', verdict.evidenceFor)}
${evidenceList('Evidence against', verdict.evidenceAgainst)}
<dt>Principal</dt><dd><code>${short(event.actor.principal)}</code></dd>
${event.sourceAddress === undefined ? nothing : html`<dt>Called from</dt><dd><code>${event.sourceAddress}</code></dd>`}
<dt>Event</dt><dd><code>${withIds(event.id)}</code>, noticed ${timeText(detectedAt)}</dd>
</dl></details>`;
}

function evidenceList(label: string, items: readonly Evidence[]): Markup {
  if (items.length === 0) return html`<dt>${label}</dt><dd>none</dd>`;
  const entries = items.map(
    ({ rank, field, value, signal, detail }) =>
      html`<li>${rank}: <code>${field}</code> is <code>${short(value)}</code>, which points to ${short(detail === '' ? signal : `${signal} (${detail})`)}</li>`,
  );
  return html`<dt>${label}</dt><dd><ul>${entries}</ul></dd>`;
}
