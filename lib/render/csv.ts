import { storyOfEvent } from '../domain/change/story-of-event.ts';
import type { Report } from '../domain/scorecard/report.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import { differenceText } from './difference-words.ts';
import { csvCell } from './escape.ts';
import { ownerText } from './owner-words.ts';
import { resolutionText } from './resolution-words.ts';

type Column = readonly [name: string, of: (violation: ChangeViolation) => string];

const columns: readonly Column[] = [
  ['at', ({ event }) => event.at],
  ['severity', ({ severity }) => severity],
  ['kind', ({ kind }) => kind],
  ['account', ({ account }) => account],
  ['region', ({ event }) => event.region],
  ['who', ({ event }) => event.actor.name],
  ['principal', ({ event }) => event.actor.principal],
  ['what', ({ event }) => storyOfEvent(event)],
  ['call', ({ event }) => `${event.service}:${event.action}`],
  ['resources', ({ event }) => event.resources.map(({ id }) => id).join(' ')],
  ['risks', ({ event }) => event.risks.join(' ')],
  ['origin', ({ verdict }) => verdict.origin],
  ['rests_on', ({ verdict }) => verdict.restsOn],
  ['rule', ({ verdict }) => verdict.rule],
  ['reason', ({ reason }) => reason],
  ['owner', ({ owner }) => (owner === undefined ? '' : ownerText(owner))],
  ['differs', ({ difference }) => (difference === undefined ? '' : differenceText(difference))],
  ['ended', ({ resolution, at }) => (resolution ? resolutionText(resolution, at) : '')],
  ['source_address', ({ event }) => event.sourceAddress ?? ''],
  ['detected_at', ({ detectedAt }) => detectedAt],
  ['incident', ({ incidentId }) => incidentId],
  ['event_id', ({ event }) => event.id],
];

/** The report's violations, worst first, as CSV (RFC 4180) that no spreadsheet takes for formulas. */
export function renderCsv({ changes }: Report): string {
  const rows = (changes?.violations ?? []).map((violation) =>
    columns.map(([, of]) => csvCell(of(violation))),
  );
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
