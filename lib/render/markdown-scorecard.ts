import type { Gate, Metric, Scorecard } from '../domain/scorecard/scorecard.ts';
import { escapeMarkdown as cell } from './escape-markdown.ts';
import {
  answerName,
  basisText,
  detailText,
  gateName,
  metricName,
  periodOf,
  standingName,
  targetText,
  trendText,
  unitText,
} from './scorecard-words.ts';

/** A scorecard as two tables of GitHub-flavoured Markdown. */
export function scorecardBlocks(scorecard: Scorecard): string[] {
  return [
    '## Scorecard',
    `${periodOf(scorecard)}, graded ${scorecard.gradedAt.slice(0, 10)}.`,
    table(
      ['Metric', 'Value', 'Target', 'Standing', 'Trend', 'How it was measured'],
      scorecard.metrics.map(metricRow),
    ),
    '### Gates',
    table(['Gate', 'Answer', 'Enforcement', 'Why'], scorecard.gates.map(gateRow)),
  ];
}

function metricRow(metric: Metric): string[] {
  const { id, value, unit, standing, details } = metric;
  const how = [basisText(metric), ...details.map(detailText)];
  return [
    metricName[id],
    `**${unitText(value, unit)}**`,
    targetText(metric),
    standingName[standing],
    cell(trendText(metric)),
    how.map((text) => cell(text)).join('<br>'),
  ];
}

function gateRow({ id, answer, enforcement, reason, evidence }: Gate): string[] {
  const why = [reason, ...evidence].map((text) => cell(text)).join('<br>');
  return [gateName[id], `**${answerName[answer]}**`, enforcement, why];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
