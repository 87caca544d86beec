import type { AnsweredIncident } from '../domain/scorecard/report.ts';
import { plain } from './escape.ts';
import { plural, timeText } from './report-words.ts';
import { actionText, standingText } from './standing-words.ts';

/** The columns of the table of answered incidents. */
export const answerHeadings = ['Incident', 'What', 'Stands', 'Said'] as const;

/** One incident as plain texts, not yet escaped for a format; `Said` is every action, oldest first. */
export function answerCells(answered: AnsweredIncident): readonly string[] {
  const { incidentId, at, account, actor, story, violations, standing, actions } = answered;
  const more = violations === 1 ? '' : ` and ${plural(violations - 1, 'more violation')}`;
  return [
    `${plain(incidentId, 24)}, ${timeText(at)}`,
    `${plain(actor, 80)} ${plain(story, 160)}${more} in ${plain(account, 40)}`,
    standingText(standing, at),
    actions.map((action) => `${action.kind} ${actionText(action)}`).join('; ') || 'nothing',
  ];
}
