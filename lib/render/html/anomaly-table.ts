import type { AnomalyEpisode } from '../../domain/cost/anomaly/anomaly-episode.ts';
import type { AnomalySection } from '../../domain/scorecard/report.ts';
import { causeText, leafText, offsetText, stateText, unknownText } from '../anomaly-phrases.ts';
import { signed } from '../price-words.ts';
import { amountText, countText } from '../report-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** What cost more or less than expected, greatest first, with the letters that charts mark them by. */
export function anomalyTable(anomalies: AnomalySection | undefined, currency: string): Markup {
  if (anomalies === undefined) return nothing;
  const { episodes, unknown = [] } = anomalies;
  return html`<h3>Anomalies</h3>
${episodes.length === 0 ? none(anomalies, currency) : table(anomalies, currency)}
${unknown.map((it) => html`<p>Anomalies are ${withIds(unknownText(it))}</p>`)}`;
}

function none({ tooSmall, minimumImpact, unknown }: AnomalySection, currency: string): Markup {
  const least = amountText(minimumImpact, currency);
  return html`<p>None ${unknown === undefined ? '' : 'known '}of ${least} or more in the last weeks${tooSmall > 0 ? `; ${countText(tooSmall)} smaller` : ''}.</p>`;
}

function table(anomalies: AnomalySection, currency: string): Markup {
  const { episodes, notShown, tooSmall, minimumImpact } = anomalies;
  const least = amountText(minimumImpact, currency);
  return html`<table class="cards" role="table">
<caption>What cost more or less than its own past leads to expect, greatest first${notShown > 0 ? `; ${countText(notShown)} more are not shown` : ''}${tooSmall > 0 ? `; ${countText(tooSmall)} moved less than ${least}` : ''}</caption>
<thead><tr role="row"><th role="columnheader" scope="col">Mark</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Days</th><th role="columnheader" scope="col" class="number">A day</th><th role="columnheader" scope="col" class="number">In all</th><th role="columnheader" scope="col">State</th></tr></thead>
<tbody>${episodes.map((episode, index) => row(episode, index, currency))}</tbody>
</table>`;
}

/** Letters of the episodes of one column, or of all where `series` is the total, by the day they began. */
export function anomalyMarks(
  anomalies: AnomalySection | undefined,
  series: string,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  anomalies?.episodes.forEach(({ leaf, since }, index) => {
    const letter = letterOf(index);
    const shows = (leaf.series ?? 'total') === series;
    if (shows && letter !== undefined && !marks.has(since)) marks.set(since, letter);
  });
  return marks;
}

const letterOf = (index: number): string | undefined => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index];

function row(episode: AnomalyEpisode, index: number, currency: string): Markup {
  const { leaf, nature, since, lastDay, dailyImpact, impact, state, causes = [] } = episode;
  const notes = [
    nature === 'new' || nature === 'vanished' ? nature : '',
    offsetText(episode) ?? '',
    causes.map((cause) => causeText(cause, currency)).join('; '),
  ].filter(Boolean);
  return html`<tr role="row">
<td role="cell" data-label="Mark">${letterOf(index) ?? ''}</td>
<th role="rowheader" scope="row" class="what" data-label="What">${withIds(leafText(leaf))}${notes.length === 0 ? nothing : html`<br><span class="quiet">${withIds(notes.join('; '))}</span>`}</th>
<td role="cell" data-label="Days"><span class="time">${since}</span>${since === lastDay ? nothing : html` to <span class="time">${lastDay}</span>`}</td>
<td role="cell" class="number" data-label="A day">${signed(dailyImpact, currency)}</td>
<td role="cell" class="number" data-label="In all">${signed(impact, currency)}</td>
<td role="cell" data-label="State">${stateText[state]}</td>
</tr>`;
}
