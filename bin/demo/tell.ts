import type { Report } from '../../lib/domain/scorecard/report.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import { email } from '../../lib/render/email.ts';
import { headlines } from '../../lib/render/headlines.ts';
import { plural } from '../../lib/render/report-words.ts';
import { renderGates } from '../../lib/render/terminal/gates.ts';
import type { Canvas } from '../../lib/render/terminal/layout.ts';
import { dayText } from './calendar.ts';
import { columns, fold } from './columns.ts';
import type { Beat } from './play.ts';

/** The opening words. */
export const opening = `Bandog plays a made-up month of account 111122223333.

The calls, their delays and the bill are invented. The code that judges them is
the code that runs in the cloud, with memory around it. Nothing is sent.`;

/** One beat as text of at most 80 columns; `full` leaves nothing of an e-mail out. */
export function tell(beat: Beat, full: boolean): string {
  switch (beat.kind) {
    case 'scene':
      return ['', ...fold(beat.title, when(beat.at), ' '.repeat(when(beat.at).length))].join('\n');
    case 'alert':
      return alertText(beat.alert, full);
    case 'quiet':
      return quietText(beat);
  }
}

const when = (at: string): string => `${dayText(at).padEnd(10)} ${at.slice(11, 16)}  `;

function quietText({ from, to, calls, allowed }: Extract<Beat, { kind: 'quiet' }>): string {
  const [first, last] = [dayText(from), dayText(to)];
  const span = first === last ? first : `${first} to ${last}`;
  return `\n${span}: ${plural(calls, 'call')} judged, ${plural(allowed, 'change')} allowed, no alert.`;
}

const margin = '  | ';

/** The e-mail, set in. The advice and the link at its end are alike every time, so `full` brings them back. */
function alertText(alert: Alert, full: boolean): string {
  const { subject, body } = email(alert);
  const [facts = ''] = afterHeadline(body).split('\nWhat to do next\n');
  const mail = [
    'To: platform-team@example.com',
    `Subject: ${subject}`,
    '',
    ...(full ? body : facts).trimEnd().split('\n'),
  ];
  return [`  E-mail, ${delayText(alert)}:`, ...mail.flatMap(mailLine)].join('\n');
}

/** The body repeats the subject in full before its first empty line. */
const afterHeadline = (body: string): string => body.slice(body.indexOf('\n\n') + 2);

function mailLine(line: string): string[] {
  if (margin.length + line.length <= columns) return [`${margin}${line}`.trimEnd()];
  const indent = /^([A-Z][a-z ]*: +|- | +)?/.exec(line)?.[0] ?? '';
  return fold(line.slice(indent.length), margin + indent, margin + ' '.repeat(indent.length));
}

function delayText({ subject, violations }: Alert): string {
  if (subject === 'cost') return 'at once';
  const seconds = violations.map(({ at, detectedAt }) => Date.parse(detectedAt) - Date.parse(at));
  return `${Math.round(Math.max(...seconds) / 1000)} s after the call`;
}

/** The gates of the month, as a pipeline sees them. */
export function gatesText(report: Report): string {
  if (report.scorecard === undefined) return '';
  const plain: Canvas = { columns, paint: (_, text) => text };
  const { gates } = report.scorecard;
  return `
${'-'.repeat(columns)}
May a pipeline go on? bandog gate asks five gates, and exits with 1 here:

${renderGates(gates, false, plain).trimEnd()}`;
}

/** The figures at the end. */
export function ending(report: Report, alerts: number, file: string): string {
  const found = headlines(report);
  const width = Math.max(...found.map(({ label }) => label.length)) + 2;
  const rows = found.flatMap(({ label, value, note }) =>
    fold(`${value} (${note})`, `  ${label.padEnd(width)}`, ' '.repeat(width + 2)),
  );
  return `
${'-'.repeat(columns)}
${plural(alerts, 'alert')} sent. The month in figures:

${rows.join('\n')}

The report, with the evidence for each change: ${file}
(--open shows it in a browser)`;
}
