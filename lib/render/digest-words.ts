import { type Alert, toAlerts } from '../domain/violation/alert.ts';
import { severities } from '../domain/violation/severity.ts';
import type { Violation } from '../domain/violation/violation.ts';
import type { AlertText } from './alert-text.ts';
import { plain } from './escape.ts';
import { incidentWords } from './incident-words.ts';
import { plural, timeText } from './report-words.ts';

const peopleShown = 5;
const namesLength = 40;

/** The words of several incidents told together: the worst first, each in one line, all of them counted. */
export function digestWords({ violations }: Pick<Alert, 'violations'>): AlertText {
  const incidents = toAlerts(violations).toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const lines = incidents.map((incident) => ({ incident, words: incidentWords(incident) }));
  const [first] = lines;
  return {
    headline: `${plural(violations.length, 'more violation')} in ${plural(incidents.length, 'incident')}; the worst: ${first?.words.headline ?? ''}`,
    facts: [
      { label: 'How many', text: bySeverity(violations) },
      { label: 'Who', text: people(violations) },
      { label: 'Where', text: places(violations) },
      { label: 'When', text: span(violations) },
      {
        label: 'Why now',
        text: 'they were put aside, because so much was told already or the hours were quiet',
      },
    ],
    items: lines.map(
      ({ incident, words }) =>
        `[${incident.severity}] ${plural(incident.violations.length, 'violation')}: ${words.headline}`,
    ),
    steps: [
      'The report lists every one of them, with owner, evidence and the way back.',
      'Meant: announce such work in advance under changes.plannedWork in bandog.yaml.',
    ],
    links: (first?.words.links ?? []).slice(0, 1),
  };
}

function bySeverity(violations: readonly Violation[]): string {
  return severities
    .map((severity) => ({
      severity,
      count: violations.filter((it) => it.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

/** Who did most, with their counts. */
function people(violations: readonly Violation[]): string {
  const counts = new Map<string, number>();
  for (const violation of violations) {
    const name =
      violation.subject === 'change'
        ? plain(violation.event.actor.name || violation.event.actor.principal, namesLength)
        : 'the bill';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = [...counts].sort(([, a], [, b]) => b - a);
  const shown = most.slice(0, peopleShown).map(([name, count]) => `${name} (${count})`);
  const rest = most.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function places(violations: readonly Violation[]): string {
  const accounts = new Set(violations.map(({ account }) => plain(account, namesLength)));
  const shown = [...accounts].sort().slice(0, peopleShown);
  const rest = accounts.size - shown.length;
  return `account ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function span(violations: readonly Violation[]): string {
  const times = violations.map(({ at }) => at).sort((a, b) => Date.parse(a) - Date.parse(b));
  return `${timeText(times[0] ?? '')} to ${timeText(times.at(-1) ?? '')}`;
}
