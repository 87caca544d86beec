import type { Report } from '../../domain/scorecard/report.ts';
import { headlines, plural, timeText } from '../report-words.ts';
import { changeSection } from './change-section.ts';
import { faultSection } from './fault-section.ts';
import { html, type Markup, nothing } from './html.ts';
import { moneySection } from './money-section.ts';
import { scorecardSection } from './scorecard-section.ts';
import { style } from './style.ts';

/** One self-contained page: it loads nothing, runs nothing, and escapes everything it was given. */
export function renderHtml(report: Report): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Bandog report, ${timeText(report.generatedAt)}</title>
${style}
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${header(report)}
<main id="main">
${headlineList(report)}
${report.scorecard ? scorecardSection(report.scorecard) : nothing}
${report.changes ? changeSection(report.changes) : nothing}
${report.money ? moneySection(report.money) : nothing}
${faultSection(report)}
</main>
<footer>Written by Bandog at ${timeText(report.generatedAt)}. All times are UTC. This page is complete in itself: it loads nothing from the network.</footer>
</body>
</html>
`.toString();
}

function header(report: Report): Markup {
  const links: [id: string, text: string][] = [
    ...(report.scorecard ? ([['scorecard', 'Scorecard']] as [string, string][]) : []),
    ...(report.changes ? ([['changes', 'Changes']] as [string, string][]) : []),
    ...(report.money ? ([['money', 'Money']] as [string, string][]) : []),
    ['sight', 'What could not be seen'],
  ];
  return html`<header>
<p class="quiet small">Bandog report</p>
<h1>Who changed it by hand, and what will it cost</h1>
<p class="quiet">${coverage(report)}</p>
<nav aria-label="Sections"><ul>${links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>
</header>`;
}

function coverage({ period, changes }: Report): string {
  const when = period
    ? `${timeText(period.from)} to ${timeText(period.to)}`
    : 'No events in this period';
  if (!changes) return `${when}.`;
  const accounts =
    changes.accounts.length <= 3
      ? changes.accounts.map((account) => `account ${account}`).join(', ')
      : plural(changes.accounts.length, 'account');
  const parts = [when, accounts, plural(changes.regions.length, 'region')];
  return `${parts.filter((part) => part !== '').join(' · ')}.`;
}

function headlineList(report: Report): Markup {
  const figures = headlines(report).map(
    ({ label, value, note, tone }) =>
      html`<div><dt>${label}</dt><dd class="value ${tone}">${value}</dd><dd class="note">${note}</dd></div>`,
  );
  return figures.length === 0 ? nothing : html`<dl class="headlines">${figures}</dl>`;
}
