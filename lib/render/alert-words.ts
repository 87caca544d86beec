import type { Alert } from '../domain/violation/alert.ts';
import type { AlertText } from './alert-text.ts';
import { digestWords } from './digest-words.ts';
import { plain } from './escape.ts';
import { incidentWords } from './incident-words.ts';

const longestHeadline = 300;
const longestText = 600;

/** The words of an alert, for every channel that speaks to people. */
export function alertWords(alert: Alert): AlertText {
  const { headline, ...words } = wordsOf(alert);
  return {
    headline: plain(`[${alert.severity}] ${headline}`, longestHeadline),
    facts: words.facts.map(({ label, text }) => ({ label, text: plain(text, longestText) })),
    items: words.items.map((item) => plain(item, longestText)),
    ...(words.commands && { commands: words.commands }),
    steps: words.steps,
    links: words.links,
  };
}

const wordsOf = (alert: Alert): AlertText =>
  alert.subject === 'digest' ? digestWords(alert) : incidentWords(alert);
