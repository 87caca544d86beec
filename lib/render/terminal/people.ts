import type { ChangeSection } from '../../domain/scorecard/report.ts';
import { plain } from '../escape.ts';
import { countText, plural } from '../report-words.ts';
import { type Canvas, displayWidth, labelled, pad, shorten } from './layout.ts';
import { severityStyle } from './violations.ts';

const peopleShown = 10;

/** Who is behind the violations. */
export function peopleLines({ people }: ChangeSection, { columns, paint }: Canvas): string[] {
  if (people.length === 0) return [];
  const shown = people.slice(0, peopleShown);
  const rows = shown.map((it) => ({
    count: countText(it.violations),
    worst: it.worst,
    tail: `${plain(it.account, 20)}  last ${it.lastAt.slice(0, 16).replace('T', ' ')}`,
    name: plain(it.name),
  }));
  const countWidth = Math.max(...rows.map(({ count }) => count.length));
  const tailWidth = Math.max(...rows.map(({ tail }) => displayWidth(tail)));
  const nameWidth = Math.min(
    Math.max(...rows.map(({ name }) => displayWidth(name))),
    Math.max(12, columns - countWidth - tailWidth - 16),
  );
  return [
    paint('bold', 'Violations by person, with the worst'),
    ...rows.map(
      ({ count, worst, tail, name }) =>
        `  ${pad(shorten(name, nameWidth), nameWidth)}  ${pad(count, countWidth, 'right')}  ${paint(severityStyle[worst], pad(worst, 8))}  ${tail}`,
    ),
    ...(people.length > shown.length
      ? [paint('dim', `  ${plural(people.length - shown.length, 'more person', 'more people')}`)]
      : []),
    '',
  ];
}

/** Which exceptions were used, and which have run out. */
export function exceptionLines(
  { exceptions }: ChangeSection,
  { columns, paint }: Canvas,
): string[] {
  if (exceptions.length === 0) return [];
  return [
    paint('bold', 'Exceptions'),
    ...exceptions.flatMap(({ exception, used, expired }) => {
      const { principal, action, resource, account, until, reason, ticket } = exception;
      const covers = [principal, action, resource, account].filter((part) => part !== undefined);
      const end = expired ? `expired on ${until}` : `until ${until}`;
      const text = `${covers.join(' · ')}: ${reason}${ticket ? ` (${ticket})` : ''}; ${end}; used ${plural(used, 'time')}`;
      const lines = labelled('  ', text, 4, columns);
      return expired ? lines.map((line) => paint('yellow', line)) : lines;
    }),
    '',
  ];
}
