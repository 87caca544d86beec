import type { Reduction } from '../../domain/cost/reduction/reduction.ts';
import type { MoneySection } from '../../domain/scorecard/report.ts';
import {
  adviceRows,
  changeInAll,
  comparedRows,
  effectRows,
  leftOutText,
  periodText,
  type ReductionRow,
} from '../reduction-rows.ts';
import { changeText, countedReduction } from '../reduction-words.ts';
import { countText } from '../report-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** How far costs came down since the baseline, why, and what more could. */
export function reductionPart(reduction: MoneySection['reduction']): Markup {
  if (reduction === undefined) return nothing;
  if ('unknown' in reduction)
    return html`<h3>Cost reduction: unknown</h3>
<p>${reduction.unknown}</p>`;
  const { currency, baseline, current, advice } = reduction;
  const leftOut = leftOutText(reduction);
  return html`<article>
<h3>Cost reduction: ${titleOf(reduction)}</h3>
${rows('Against the baseline; by quantity and by unit are corrected for what grew', [
  ['baseline', periodText(baseline, currency)],
  ['now', periodText(current, currency)],
  ...comparedRows(reduction),
  ...(leftOut === undefined ? [] : [['left out', leftOut] as const]),
])}
${rows(`Why: ${changeInAll(reduction)}, which these add up to`, effectRows(reduction))}
${advice === undefined ? nothing : rows(`Recommended: ${countText(advice.recommendations.length)} ways to save; taken: ${countText(reduction.taken?.length ?? 0)}`, adviceRows(reduction))}
</article>`;
}

function titleOf(reduction: Reduction): Markup {
  const counted = countedReduction(reduction);
  if (counted === undefined) return html`unknown`;
  const reached = counted.share * 100 >= reduction.targetPercent;
  return html`<span class="${reached ? 'good' : 'bad'}">${changeText(counted.share)}</span>`;
}

const rows = (caption: string, all: readonly ReductionRow[]): Markup => html`<table class="named">
<caption>${caption}</caption>
<tbody>${all.map(([label, text]) => html`<tr>${label === '' ? html`<td></td>` : html`<th scope="row">${label}</th>`}<td>${withIds(text)}</td></tr>`)}</tbody>
</table>`;
