import type { Alert } from '../../lib/domain/violation/alert.ts';
import { alertDocument } from '../../lib/render/alert-document.ts';
import { amazonQ } from '../../lib/render/amazon-q.ts';
import { busEvents } from '../../lib/render/bus-events.ts';
import { renderJson } from '../../lib/render/json.ts';
import { pagerDuty } from '../../lib/render/pagerduty.ts';
import { slack } from '../../lib/render/slack.ts';
import { teams } from '../../lib/render/teams.ts';
import { columns } from './columns.ts';
import { slackText } from './slack-text.ts';

const longestDocument = 200_000;

const linesShown = 9;
const margin = '  | ';

const read = (alert: Alert): string[] =>
  slackText(slack(alert), margin).map((line) => line.slice(margin.length));
const json = (value: unknown): string[] => renderJson(value).trimEnd().split('\n');

/** Every channel but e-mail, and what it is sent. */
const channels: readonly (readonly [name: string, render: (alert: Alert) => string[]])[] = [
  ['Slack, as people read it', read],
  ['Slack, as Block Kit', (alert) => json(slack(alert))],
  ['Microsoft Teams, as an Adaptive Card', (alert) => json(teams(alert))],
  ['PagerDuty, as an event of version 2', (alert) => json(pagerDuty(alert))],
  ['Amazon Q Developer in chat, as a custom notification', (alert) => json(amazonQ(alert))],
  ['A signed webhook', (alert) => json(alertDocument(alert, longestDocument))],
  ['EventBridge, for your own automation', (alert) => json(busEvents(alert))],
];

/** One alert in every channel's own format; `full` leaves nothing out. */
export function channelsText(alert: Alert, full: boolean): string {
  const parts = channels.map(([name, render]) => {
    const lines = render(alert);
    const shown = full ? lines.flatMap(broken) : lines.slice(0, linesShown).map(clipped);
    const rest = full ? 0 : lines.length - shown.length;
    return [
      '',
      `  ${name}:`,
      ...shown.map((line) => margin + line),
      ...(rest > 0 ? [`  | ... ${rest} more lines; --full shows them`] : []),
    ].join('\n');
  });
  return ['', 'The same alert on the other channels:', ...parts].join('\n');
}

const width = columns - margin.length;

/** A line of JSON, broken where the screen ends. */
function broken(line: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
  return pieces;
}

const clipped = (line: string): string =>
  line.length <= width ? line : `${line.slice(0, width - 3)}...`;
