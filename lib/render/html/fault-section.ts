import type { Report } from '../../domain/scorecard/report.ts';
import { countText, faultText } from '../report-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** What Bandog did not see and what it could not read: silence here would look like safety. */
export function faultSection({ faults, blindSpots }: Report): Markup {
  return html`<section id="sight" aria-labelledby="sight-title">
<h2 id="sight-title">What could not be seen</h2>
${
  blindSpots.length === 0
    ? html`<p>No blind spot is known for this period.</p>`
    : html`<ul class="plain">${blindSpots.map((sentence) => html`<li>${withIds(sentence)}</li>`)}</ul>`
}
${faults.total === 0 ? html`<p>All input could be read.</p>` : faultList(faults)}
</section>`;
}

function faultList({ total, shown }: Report['faults']): Markup {
  const rest = total - shown.length;
  return html`<h3>Input that could not be read: ${countText(total)}</h3>
<ul class="plain small">${shown.map((fault) => html`<li>${withIds(faultText(fault))}</li>`)}</ul>
${rest > 0 ? html`<p class="quiet small">${countText(rest)} more are not shown.</p>` : nothing}`;
}
