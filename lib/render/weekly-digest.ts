import type { Report } from '../domain/scorecard/report.ts';
import type { AlertText } from './alert-text.ts';
import { plain } from './escape.ts';
import { headlines } from './headlines.ts';
import { nextSteps } from './next-steps.ts';
import { usdText } from './own-bill-words.ts';
import { plural, timeText } from './report-words.ts';
import { gateSummary, metricName, standingName, unitText } from './scorecard-words.ts';

/** A report that can be read at `link` until `expiresAt`, and stays at `location`. */
interface Published {
  readonly report: Report;
  readonly link: { readonly url: string; readonly expiresAt: string };
  readonly location: string;
}

/** Names of budgets are in the figures. */
const longestFigure = 300;

/** The week in a message: what stands, what to do first, and where the report is. */
export function weeklyDigest({ report, link, location }: Published): AlertText {
  const { scorecard, blindSpots, period } = report;
  const figures = headlines(report).map(({ label, value, note }) => ({
    label: plain(label, 60),
    text: plain(`${value} (${note})`, longestFigure),
  }));
  const graded = (scorecard?.metrics ?? []).map(({ id, value, unit, standing }) => ({
    label: metricName[id],
    text: value === 'unknown' ? 'unknown' : `${unitText(value, unit)}, ${standingName[standing]}`,
  }));
  const gates = scorecard ? [{ label: 'Gates', text: gateSummary(scorecard.gates) }] : [];
  const rest = [
    { label: 'Not seen', text: plural(blindSpots.length, 'blind spot') },
    ...ownBillFact(report.ownBill),
    { label: 'Stays at', text: plain(location, 1024) },
    { label: 'New link', text: 'invoke the report function with {"link":true}' },
  ];
  const steps = nextSteps(report).map(({ text }) => plain(text, 400));
  return {
    headline: `Bandog's week${period ? ` to ${period.to.slice(0, 10)}` : ''}: ${standOf(report)}`,
    // The scorecard counts changes by hand over its own week: one such line is enough.
    facts: [
      ...figures,
      ...graded.filter(({ label }) => !figures.some((it) => it.label === label)),
      ...gates,
      ...rest,
    ],
    items: [],
    steps: steps.length === 0 ? ['nothing: no violation stands and no gate fails'] : steps,
    links: [
      { label: `The report, until ${timeText(link.expiresAt)} at the latest`, url: link.url },
    ],
  };
}

/** What it rests on is in the report. */
function ownBillFact(bill: Report['ownBill']): AlertText['facts'] {
  if (bill === undefined) return [];
  const text =
    'unknown' in bill
      ? `unknown: ${bill.unknown}`
      : `${usdText(bill.totalUsd)} a month at the pace of this period, at list prices`;
  return [{ label: 'Bandog itself', text: plain(text, longestFigure) }];
}

function standOf({ changes, money }: Report): string {
  const violations = changes?.tally.violations;
  const byHand = changes?.tally.byOrigin.manual;
  return [
    byHand === undefined ? 'changes not seen' : `${plural(byHand, 'change')} by hand`,
    violations === undefined ? undefined : plural(violations, 'violation'),
    money === undefined ? 'costs not seen' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
