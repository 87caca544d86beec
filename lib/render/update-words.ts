import type { Alert } from '../domain/violation/alert.ts';
import type { Standing } from '../domain/violation/standing.ts';
import type { AlertText } from './alert-text.ts';
import { incidentWords } from './incident-words.ts';
import { standingText, stateText } from './standing-words.ts';

const again = [
  'Put back what was changed, or adopt it into the code, and resolve the incident.',
  'Meant for longer: except it again, with a new last day.',
];

/** The words for how an incident stands now that was told before. */
export function updateWords(alert: Pick<Alert, 'violations'>, standing: Standing): AlertText {
  const { headline, links } = incidentWords(alert);
  return {
    headline: `${stateText(standing)}: ${headline}`,
    facts: [{ label: 'Now', text: standingText(standing, alert.violations[0].at) }],
    items: [],
    steps: standing.state === 'expired' ? again : [],
    links,
  };
}
