import type { Alert } from '../domain/violation/alert.ts';
import type { AlertText } from './alert-text.ts';
import { digestWords } from './digest-words.ts';
import { plain } from './escape.ts';
import { incidentWords } from './incident-words.ts';
import { updateWords } from './update-words.ts';

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

function wordsOf(alert: Alert): AlertText {
  if (alert.subject === 'digest') return digestWords(alert);
  const { standing } = alert;
  const words = standing === undefined ? incidentWords(alert) : updateWords(alert, standing);
  const incident = { label: 'Incident', text: alert.incidentId };
  return { ...words, facts: [...words.facts, incident] };
}
