import type { AnomalyEpisode } from '../../domain/cost/anomaly/anomaly-episode.ts';
import type { FoundAnomalies } from '../../domain/cost/anomaly/found-anomalies.ts';
import { type AnomalyGroup, partsThatMatter } from '../../domain/cost/anomaly/roll-up.ts';
import { metricText } from '../../domain/cost/cost-record.ts';
import type { AnomalySection } from '../../domain/scorecard/report.ts';
import type { Suspect } from '../../domain/violation/suspect.ts';
import {
  causeText,
  episodeText,
  leafText,
  offsetText,
  stateText,
  suspectText,
  unknownText,
} from '../anomaly-phrases.ts';
import { plain } from '../escape.ts';
import { signed } from '../price-words.ts';
import { amountText, countText, plural } from '../report-words.ts';
import { type Canvas, labelled, pad, shorten } from './layout.ts';

const labelWidth = 10;
const groupsShown = 15;
const partsShown = 4;

/** Anomalies of a saved reading, those that moved most money first; every line fits the canvas. */
export function renderAnomalies(
  found: FoundAnomalies,
  canvas: Canvas,
  suspects?: ReadonlyMap<string, readonly Suspect[]>,
): string {
  const { groups } = found;
  const rest = groups.length - groupsShown;
  return [
    ...labelled('from', basis(found), labelWidth, canvas.columns),
    ...labelled('judged', judged(found), labelWidth, canvas.columns),
    '',
    ...groups
      .slice(0, groupsShown)
      .flatMap((group, index) => [
        ...groupLines(group, index + 1, plain(found.reading.currency, 20), canvas),
        ...(suspects === undefined ? [] : suspectLines(suspects, group, canvas.columns)),
        '',
      ]),
    ...(rest > 0 ? [`${countText(rest)} more that moved less; --json lists all`, ''] : []),
  ].join('\n');
}

function basis({ reading }: FoundAnomalies): string {
  const { source, currency, capturedAt } = reading;
  return [
    `${plain(source, 200)}: ${metricText(reading)}`,
    currency === 'unknown' ? 'currency not named' : plain(currency, 20),
    'usage, discounts and marketplace; tax, credits, refunds, fees, support and upfront payments are no anomaly of a day',
    ...(capturedAt === undefined ? [] : [`read ${capturedAt.slice(0, 10)}`]),
  ].join('; ');
}

function judged(found: FoundAnomalies): string {
  const { leaves, days, lastDay, tooShort, groups, tooSmall, minimumImpact, reading } = found;
  const { notOfTheBill } = found;
  const of = reading.kind === 'plain-csv' ? 'column' : 'service of an account';
  const many = reading.kind === 'plain-csv' ? 'columns' : 'services of accounts';
  const scope = `${plural(leaves, of, many)}, ${plural(days, 'complete day')} up to ${lastDay}`;
  if (tooShort)
    return `${scope}: too few days to say what is usual; it takes more than two weeks, so whether there are anomalies is unknown`;
  const least = amountText(minimumImpact, plain(reading.currency, 20));
  const foreign =
    notOfTheBill.length === 0
      ? ''
      : `; left out because more than the total: ${notOfTheBill.map((it) => plain(it, 40)).join(', ')}`;
  const small = tooSmall === 0 ? '' : `, and ${countText(tooSmall)} that moved less than ${least}`;
  return `${scope}: ${groups.length === 0 ? `no anomaly of ${least} or more` : plural(groups.length, 'anomaly', 'anomalies')}${small}${foreign}`;
}

function groupLines(group: AnomalyGroup, rank: number, currency: string, canvas: Canvas): string[] {
  const { paint, columns } = canvas;
  const [first] = group.episodes;
  const others = partsThatMatter(group).slice(1);
  const smaller =
    group.episodes.length - 1 - others.length + Math.max(0, others.length - partsShown);
  const total = signed(group.impact, currency);
  const more = others.length === 0 ? '' : ` and ${countText(others.length)} more`;
  const width = columns - total.length - more.length - 1;
  const title = `${shorten(`${rank}. ${leafText(first.leaf)}`, width)}${more}`;
  const row = (label: string, text: string) => labelled(label, text, labelWidth, columns);
  return [
    paint(
      first.direction === 'up' ? 'bold' : 'dim',
      `${pad(title, columns - total.length - 1)} ${total}`,
    ),
    ...episodeLines(first, currency, columns),
    ...others
      .slice(0, partsShown)
      .flatMap((it) => row('   with', `${leafText(it.leaf)} ${episodeText(it, currency)}`)),
    ...(smaller > 0 ? row('', `and ${plural(smaller, 'smaller part')}`) : []),
    ...(others.length > 0 && first.leaf.series === undefined
      ? row('   all', `${signed(group.dailyImpact, currency)} a day`)
      : []),
  ];
}

/** Changes that can explain the greatest part of a group; unknown where no change of its days was seen. */
function suspectLines(
  suspects: ReadonlyMap<string, readonly Suspect[]>,
  { episodes: [first] }: AnomalyGroup,
  columns: number,
): string[] {
  const texts = suspectTexts(suspects.get(first.id));
  return texts.flatMap((text, index) =>
    labelled(index === 0 ? '   who' : '', text, labelWidth, columns),
  );
}

function suspectTexts(suspects: readonly Suspect[] | undefined): string[] {
  if (suspects === undefined)
    return ['unknown: the logs hold no event of the days in which it could have been caused'];
  if (suspects.length === 0) return ['no change that is known of can explain it'];
  return suspects.map(suspectText);
}

function episodeLines(episode: AnomalyEpisode, currency: string, columns: number): string[] {
  const row = (label: string, text: string | undefined) =>
    text === undefined ? [] : labelled(`   ${label}`, text, labelWidth, columns);
  const causes = episode.causes?.map((cause) => causeText(cause, currency)) ?? [];
  return [
    ...row('what', `${episodeText(episode, currency)}; ${stateText[episode.state]}`),
    ...row('moved', offsetText(episode)),
    ...causes.flatMap((cause, index) => row(index === 0 ? 'why' : '', cause)),
  ];
}

/** Anomalies in a report, one or two lines each. */
export function anomalyLines(
  anomalies: AnomalySection | undefined,
  currency: string,
  { columns, paint }: Canvas,
): string[] {
  if (anomalies === undefined) return [];
  const { episodes, notShown, tooSmall, minimumImpact, unknown = [] } = anomalies;
  const left = [
    ...(notShown > 0 ? [`${countText(notShown)} more`] : []),
    ...(tooSmall > 0
      ? [`${countText(tooSmall)} that moved less than ${amountText(minimumImpact, currency)}`]
      : []),
  ];
  const none = `no ${unknown.length > 0 ? 'known ' : ''}anomaly in the last weeks`;
  const head = episodes.length === 0 ? none : 'Anomalies';
  return [
    '',
    paint('bold', `  ${head}`),
    ...episodes.flatMap((it) =>
      labelled(
        '  -',
        `${leafText(it.leaf)} ${episodeText(it, currency)}; ${stateText[it.state]}`,
        4,
        columns,
      ),
    ),
    ...(left.length === 0 ? [] : labelled('', `besides ${left.join(', and ')}`, 4, columns)),
    ...unknown.flatMap((it) => labelled('  ?', unknownText(it), 4, columns)),
  ];
}
