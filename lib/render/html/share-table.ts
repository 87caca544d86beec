import { countText, percentText } from '../report-words.ts';
import { html, type Markup } from './html.ts';

/** Counts of `of` (plural) with a bar each; rows that are zero are left out, and said to be so when all are. */
export function shareTable(
  caption: string,
  [heading, of]: readonly [heading: string, of: string],
  counts: readonly (readonly [label: string, count: number])[],
): Markup {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return html`<p>${caption}: there were no ${of}.</p>`;
  const most = Math.max(...counts.map(([, count]) => count));
  const rows = counts
    .filter(([, count]) => count > 0)
    .map(
      ([label, count]) => html`<tr>
<th scope="row">${label}</th>
<td class="number">${countText(count)}</td>
<td class="number quiet">${percentText(count / total)}</td>
<td class="track"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.max(0.5, (count / most) * 100).toFixed(1)}" height="1"/></svg></td>
</tr>`,
    );
  return html`<table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${heading}</th><th scope="col" class="number">${capital(of)}</th><th scope="col" class="number">Share</th><td></td></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
