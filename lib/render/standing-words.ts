import type { IncidentAction } from '../domain/violation/incident-action.ts';
import type { Standing } from '../domain/violation/standing.ts';
import { plain } from './escape.ts';
import { timeText } from './report-words.ts';
import { resolutionText } from './resolution-words.ts';

const longest = { by: 120, reason: 500, ticket: 100 } as const;

const stateWords: Readonly<Record<Standing['state'], string>> = {
  open: 'open',
  acknowledged: 'acknowledged',
  excepted: 'excepted',
  expired: 'open again, its exception has ended',
  'excepted-by-settings': 'excepted by bandog.yaml',
  resolved: 'resolved',
  ended: 'over',
};

/** `acknowledged`, `excepted`: one or a few words. */
export const stateText = (standing: Standing): string =>
  standing.state === 'open' && standing.again
    ? 'open again, more was found since'
    : stateWords[standing.state];

/** How it stands, with who said so, when, by what means and why. */
export function standingText(standing: Standing, at: string): string {
  switch (standing.state) {
    case 'ended': {
      const [first] = standing.resolutions;
      return `${stateText(standing)}: ${first === undefined ? 'every change has ended' : resolutionText(first, at)}`;
    }
    case 'excepted-by-settings': {
      const reasons = standing.exceptions.map(({ reason }) => plain(reason, longest.reason));
      return `${stateText(standing)}: ${reasons.join('; ')}`;
    }
    case 'open':
      return stateText(standing);
    case 'expired':
      return `${stateText(standing)}; it was made ${actionText(standing.action)}`;
    default:
      return `${stateText(standing)} ${actionText(standing.action)}`;
  }
}

const meansWords: Readonly<Record<IncidentAction['means'], string>> = {
  slack: 'in Slack',
  'command-line': 'on the command line',
};

/** `by alice (slack:T1/U1) in Slack at 2026-11-23 10:05 UTC, until 2026-12-01 (OPS-7): moving the database` */
export function actionText(action: IncidentAction): string {
  const { by, name, means, at, until, ticket, reason, how } = action;
  const who =
    name === undefined
      ? plain(by, longest.by)
      : `${plain(name, longest.by)} (${plain(by, longest.by)})`;
  return [
    how === undefined ? '' : `as ${how} `,
    `by ${who} ${meansWords[means]} at ${timeText(at)}`,
    until === undefined ? '' : `, until ${until}`,
    ticket === undefined ? '' : ` (${plain(ticket, longest.ticket)})`,
    reason === undefined ? '' : `: ${plain(reason, longest.reason)}`,
  ].join('');
}
