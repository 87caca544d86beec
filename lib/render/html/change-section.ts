import { effects } from '../../domain/change/effect.ts';
import { origins } from '../../domain/change/origin.ts';
import { reconciles } from '../../domain/change/tally.ts';
import type {
  ChangeSection,
  ExceptionUse,
  PersonRow,
  Report,
} from '../../domain/scorecard/report.ts';
import { unitOwnerText } from '../owner-words.ts';
import { counterRows, countText, plural, timeText } from '../report-words.ts';
import { answerTable } from './answer-table.ts';
import { html, type Markup, nothing } from './html.ts';
import { shareTable } from './share-table.ts';
import { timelineChart } from './timeline-chart.ts';
import { type Shown, severityBadge, violationTable } from './violation-table.ts';
import { withIds } from './with-ids.ts';

/** Who changed what, by which way, and whether the counts add up. */
export function changeSection(
  section: ChangeSection,
  period: Report['period'],
  shown: Shown,
): Markup {
  const { tally } = section;
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">What changed by hand</h2>
${timelineChart(section.timeline, period)}
${section.people.length > 0 ? peopleTable(section.people) : nothing}
<div class="pair">
${section.services.length > 0 ? servicesTable(section) : nothing}
${section.owners.length > 0 ? ownersTable(section) : nothing}
</div>
<h3>Violations</h3>
${violationTable(section.violations, tally.violations, shown)}
${answerTable(section.answered)}
${section.exceptions.length > 0 ? exceptionTable(section.exceptions) : nothing}
<h3>All changes</h3>
<div class="pair">
${shareTable(
  'Changes by origin',
  ['Origin', 'changes'],
  origins.map((origin) => [origin, tally.byOrigin[origin]]),
)}
${shareTable(
  'Changes by effect',
  ['Effect', 'changes'],
  effects.map((effect) => [effect, tally.byEffect[effect]]),
)}
</div>
${counters(section)}
</section>`;
}

/** More than this many rows are a list nobody reads; the rest is counted in one. */
const sharesShown = 12;

const servicesTable = ({ services }: ChangeSection): Markup =>
  shareTable(
    'Violations by service',
    ['Service', 'violations'],
    topOf(services.map(({ service, violations }) => [service, violations])),
  );

const ownersTable = ({ owners }: ChangeSection): Markup =>
  shareTable(
    'Violations by whose code was changed',
    ['Owner', 'violations'],
    topOf(owners.map((row) => [unitOwnerText(row.owner), row.violations])),
  );

function topOf(rows: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  const rest = rows.slice(sharesShown);
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  return rest.length < 2
    ? [...rows]
    : [...rows.slice(0, sharesShown), [`${countText(rest.length)} others`, others]];
}

function peopleTable(people: readonly PersonRow[]): Markup {
  const rows = people.map(
    (person) => html`<tr role="row">
<th role="rowheader" scope="row">${person.name}</th>
<td role="cell" data-label="Account">${person.account}</td>
<td role="cell" data-label="Violations" class="number">${countText(person.violations)}</td>
<td role="cell" data-label="Worst">${severityBadge(person.worst)}</td>
<td role="cell" data-label="Last" class="time">${timeText(person.lastAt)}</td>
</tr>`,
  );
  return html`<h3>People and principals</h3>
<table class="cards" role="table">
<caption>Who is behind the violations, most first</caption>
<thead><tr role="row"><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">Account</th><th role="columnheader" scope="col" class="number">Violations</th><th role="columnheader" scope="col">Worst</th><th role="columnheader" scope="col">Last</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function exceptionTable(uses: readonly ExceptionUse[]): Markup {
  const rows = uses.map(({ exception, used, expired }) => {
    const covers = [exception.principal, exception.action, exception.resource, exception.account]
      .filter((part) => part !== undefined)
      .join(' · ');
    return html`<tr role="row">
<th role="rowheader" scope="row"><code>${withIds(covers)}</code></th>
<td role="cell" data-label="Reason">${withIds(exception.reason)}${exception.ticket === undefined ? nothing : html` (${withIds(exception.ticket)})`}</td>
<td role="cell" data-label="Until" class="time">${exception.until}${expired ? html` <strong>expired</strong>` : nothing}</td>
<td role="cell" data-label="Used" class="number">${countText(used)}</td>
</tr>`;
  });
  return html`<h3>Exceptions</h3>
<table class="cards" role="table">
<caption>Changes agreed on beforehand in bandog.yaml</caption>
<thead><tr role="row"><th role="columnheader" scope="col">Covers</th><th role="columnheader" scope="col">Reason</th><th role="columnheader" scope="col">Until</th><th role="columnheader" scope="col" class="number">Used</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function counters(section: ChangeSection): Markup {
  const { tally } = section;
  const [total, ...parts] = counterRows(section);
  const row = ([label, count]: [string, number], kind: string) =>
    html`<tr class="${kind}"><th scope="row">${label}</th><td class="number">${countText(count)}</td></tr>`;
  return html`<h3>Do the counts add up?</h3>
<p>${reconciles(tally) ? 'Yes: the parts below add up to what was seen.' : html`<strong class="bad">No: the parts below do not add up to what was seen. Treat this report as incomplete.</strong>`}
${plural(tally.attempts, 'attempt')} failed or ${tally.attempts === 1 ? 'was a dry run' : 'were dry runs'}; ${plural(tally.duplicates, 'repeated copy', 'repeated copies')} of events ${tally.duplicates === 1 ? 'was' : 'were'} left out.</p>
<table>
<caption>Every event has exactly one of these outcomes</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="number">Events</th></tr></thead>
<tbody>${parts.map((part) => row(part, 'part'))}${total ? row(total, 'sum') : nothing}</tbody>
</table>`;
}
