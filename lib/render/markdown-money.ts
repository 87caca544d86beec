import type { MoneySection, Report } from '../domain/scorecard/report.ts';
import { causeText, episodeText, leafText, stateText, unknownText } from './anomaly-phrases.ts';
import { escapeMarkdown as cell } from './escape-markdown.ts';
import { table } from './markdown-table.ts';
import { ownBillBasis, usdText } from './own-bill-words.ts';
import {
  adviceRows,
  changeInAll,
  comparedRows,
  effectRows,
  leftOutText,
  periodText,
  type ReductionRow,
} from './reduction-rows.ts';
import { amountText, countText } from './report-words.ts';

/** What cost more or less than expected. */
export function anomalyBlocks({ anomalies, currency }: MoneySection): string[] {
  if (anomalies === undefined) return [];
  const { episodes, notShown, minimumImpact, unknown = [] } = anomalies;
  const rows = episodes.map((episode) => [
    cell(leafText(episode.leaf)),
    cell(episodeText(episode, currency)),
    cell(stateText[episode.state]),
    cell((episode.causes ?? []).map((cause) => causeText(cause, currency)).join('; ')),
  ]);
  return [
    '### Anomalies',
    rows.length === 0
      ? `None ${unknown.length > 0 ? 'known ' : ''}of ${amountText(minimumImpact, cell(currency))} or more in the last weeks.`
      : table(['What', 'How much', 'State', 'Causes'], rows),
    notShown > 0 ? `${countText(notShown)} more are not shown.` : '',
    ...unknown.map((it) => `Anomalies are ${cell(unknownText(it))}`),
  ];
}

/** How far costs came down since the baseline, why, and what more could. */
export function reductionBlocks(reduction: MoneySection['reduction']): string[] {
  if (reduction === undefined) return [];
  if ('unknown' in reduction) return ['### Cost reduction', `Unknown: ${cell(reduction.unknown)}`];
  const { baseline, current, currency } = reduction;
  const leftOut = leftOutText(reduction);
  const named = (prefix: string, rows: readonly ReductionRow[]) =>
    rows.map(([label, text]) => [label === '' ? '' : cell(`${prefix}${label}`), cell(text)]);
  return [
    '### Cost reduction',
    table(
      ['Measure', 'Finding'],
      [
        ['baseline', cell(periodText(baseline, currency))],
        ['now', cell(periodText(current, currency))],
        ...named('', comparedRows(reduction)),
        ...(leftOut === undefined ? [] : [['left out', cell(leftOut)]]),
        ['why', cell(changeInAll(reduction))],
        ...named('by ', effectRows(reduction)),
        ...named('savings ', adviceRows(reduction)),
      ],
    ),
  ];
}

/** What the watchdog itself costs. */
export function ownBillBlocks(bill: Report['ownBill']): string[] {
  if (bill === undefined) return [];
  if ('unknown' in bill) return ['## What Bandog costs', `Unknown: ${cell(bill.unknown)}`];
  const rows = bill.items.map(({ name, usd }) => [cell(name), usdText(usd)]);
  return [
    '## What Bandog costs',
    `**${usdText(bill.totalUsd)}** ${cell(ownBillBasis(bill))}.`,
    table(['Part', 'A month'], rows),
  ];
}
