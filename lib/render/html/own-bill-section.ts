import type { Report } from '../../domain/scorecard/report.ts';
import { ownBillBasis, usdText } from '../own-bill-words.ts';
import { html, type Markup, nothing } from './html.ts';

/** What the watchdog itself eats. */
export function ownBillSection(bill: Report['ownBill']): Markup {
  if (bill === undefined) return nothing;
  return html`<section id="own-bill" aria-labelledby="own-bill-title">
<h2 id="own-bill-title">What Bandog costs</h2>
${
  'unknown' in bill
    ? html`<p>Unknown: ${bill.unknown}</p>`
    : html`<p><strong>${usdText(bill.totalUsd)}</strong> ${ownBillBasis(bill)}.</p>
<details><summary>Item by item</summary>
<table>
<caption>The parts add up to the whole</caption>
<thead><tr><th scope="col">Part</th><th scope="col" class="number">A month</th></tr></thead>
<tbody>${bill.items.map(({ name, usd }) => html`<tr><th scope="row">${name}</th><td class="number">${usdText(usd)}</td></tr>`)}</tbody>
</table></details>`
}
</section>`;
}
