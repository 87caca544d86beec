import { exactAmount } from '../domain/text/exact-amount.ts';
import { severities } from '../domain/violation/severity.ts';
import type { AnomalyViolation } from '../domain/violation/violation.ts';
import type { AlertText } from './alert-text.ts';
import {
  causeText,
  episodeText,
  leafText,
  offsetText,
  stateText,
  suspectText,
} from './anomaly-phrases.ts';
import { plural } from './report-words.ts';

type Fact = AlertText['facts'][number];

const whats: Record<AnomalyViolation['kind'], string> = {
  'anomaly-opened': '',
  'anomaly-grew': ', and it has grown',
  'anomaly-ended': ', and it is over',
};

/** The words of anomalies that opened together; the headline speaks of the one that moved most money. */
export function anomalyWords(
  violations: readonly [AnomalyViolation, ...AnomalyViolation[]],
): AlertText {
  const main = violations.reduce(worseOf);
  const { episode, currency, metric, kind, account } = main;
  const others = violations.length - 1;
  const more = others === 0 ? '' : `; ${plural(others, 'more part')} of the bill moved with it`;
  return {
    headline: `${leafText(episode.leaf)} ${episodeText(episode, currency)}${whats[kind]}${more}`,
    facts: [
      { label: 'What', text: `${leafText(episode.leaf)} ${episodeText(episode, currency)}` },
      { label: 'Account', text: account },
      { label: 'State', text: stateText[episode.state] },
      { label: 'Expected', text: expectedText(main) },
      { label: 'Why', text: main.reason },
      ...optional('Moved', offsetText(episode)),
      ...optional('Causes', causesText(main)),
      ...optional('Who', suspectsText(main)),
      { label: 'Figures', text: `${metric} in ${currency}, complete up to ${episode.lastDay}` },
    ],
    items:
      others === 0
        ? []
        : violations.map(
            (it) =>
              `[${it.severity}] ${leafText(it.episode.leaf)} ${episodeText(it.episode, it.currency)}`,
          ),
    steps: [
      'Not meant: stop or shrink what grew; the causes and changes above say where to look.',
      'Meant: nothing to do. After two weeks it is the new level, and is expected.',
    ],
    links: [
      {
        label: 'Cost Explorer',
        url: 'https://console.aws.amazon.com/costmanagement/home#/cost-explorer',
      },
    ],
  };
}

const worseOf = (a: AnomalyViolation, b: AnomalyViolation): AnomalyViolation => {
  const rank = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  if (rank !== 0) return rank < 0 ? a : b;
  return Math.abs(b.episode.impact) > Math.abs(a.episode.impact) ? b : a;
};

const optional = (label: string, text: string | undefined): Fact[] =>
  text === undefined ? [] : [{ label, text }];

function expectedText({ episode, currency }: AnomalyViolation): string {
  const last = episode.days.at(-1);
  if (last === undefined) return 'unknown';
  const { date, amount, expected } = last;
  return `${exactAmount(expected, currency)} on ${date}; it was ${exactAmount(amount, currency)}`;
}

function causesText({ episode, currency }: AnomalyViolation): string | undefined {
  const causes = episode.causes ?? [];
  return causes.length === 0
    ? undefined
    : causes.map((cause) => causeText(cause, currency)).join('; ');
}

function suspectsText({ suspects }: AnomalyViolation): string | undefined {
  if (suspects === undefined) return undefined;
  if (suspects.length === 0) return 'no change that is known of can explain it';
  return suspects
    .map(
      (suspect, index) => `${suspects.length > 1 ? `${index + 1}. ` : ''}${suspectText(suspect)}`,
    )
    .join(' | ');
}
