import type { Report } from '../../domain/scorecard/report.ts';
import { headlines } from '../headlines.ts';
import { nextSteps } from '../next-steps.ts';
import { plural, timeText } from '../report-words.ts';
import { changeSection } from './change-section.ts';
import { faultSection } from './fault-section.ts';
import { html, type Markup, nothing } from './html.ts';
import { moneySection } from './money-section.ts';
import { ownBillSection } from './own-bill-section.ts';
import { scorecardSection } from './scorecard-section.ts';
import { style, styleHash } from './style.ts';
import type { Shown } from './violation-table.ts';
import { withIds } from './with-ids.ts';

/** Nothing is loaded, run, framed or sent, and no style counts but the page's own. */
const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;

/** One self-contained page: it loads nothing, runs nothing, and escapes everything it was given. */
export function renderHtml(report: Report): string {
  let page = '';
  for (const shown of amounts) {
    page = pageOf(report, shown);
    if (Buffer.byteLength(page) <= mostBytes) return page;
  }
  return page;
}

/** What a mail gateway and a slow phone still take. */
const mostBytes = 1_400_000;
/** Tried in this order until the page is small enough. */
const amounts: readonly Shown[] = [
  { violations: 500, plans: 100 },
  { violations: 250, plans: 40 },
  { violations: 100, plans: 20 },
  { violations: 40, plans: 5 },
  { violations: 10, plans: 0 },
];

function pageOf(report: Report, shown: Shown): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
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
${stepList(report)}
${report.scorecard ? scorecardSection(report.scorecard) : nothing}
${report.changes ? changeSection(report.changes, report.period, shown) : nothing}
${report.money ? moneySection(report.money) : nothing}
${faultSection(report)}
${ownBillSection(report.ownBill)}
</main>
<footer>Written by Bandog at ${timeText(report.generatedAt)}. All times are UTC. This page is complete in itself: it loads nothing from the network.</footer>
</body>
</html>
`.toString();
}

function header(report: Report): Markup {
  const links: [id: string, text: string][] = [
    ...(report.scorecard ? ([['scorecard', 'Scorecard']] as [string, string][]) : []),
    ...(report.changes ? ([['changes', 'What changed by hand']] as [string, string][]) : []),
    ...(report.money ? ([['money', 'Money']] as [string, string][]) : []),
    ['sight', 'What could not be seen'],
    ...(report.ownBill ? ([['own-bill', 'What Bandog costs']] as [string, string][]) : []),
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

function stepList(report: Report): Markup {
  const steps = nextSteps(report);
  if (steps.length === 0) return nothing;
  return html`<section id="next" aria-labelledby="next-title">
<h2 id="next-title">What to do first</h2>
<ol class="steps">${steps.map(({ text, place }) => html`<li>${withIds(text)} <a href="#${place}">${seeText[place]}</a></li>`)}</ol>
</section>`;
}

const seeText = {
  changes: 'See the changes',
  money: 'See the money',
  scorecard: 'See the scorecard',
  sight: 'See what could not be read',
} as const;
