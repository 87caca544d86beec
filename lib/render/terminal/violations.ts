import type { ChangeEvent } from '../../domain/change/change-event.ts';
import { storyOfEvent } from '../../domain/change/story-of-event.ts';
import type { ChangeSection } from '../../domain/scorecard/report.ts';
import { type Severity, severities } from '../../domain/violation/severity.ts';
import type { ChangeViolation } from '../../domain/violation/violation.ts';
import { plain } from '../escape.ts';
import { ownerText } from '../owner-words.ts';
import { priceText, signed } from '../price-words.ts';
import { countText, plural } from '../report-words.ts';
import { resolutionText } from '../resolution-words.ts';
import { type Canvas, displayWidth, pad, type Style, shorten, wrap } from './layout.ts';

export const severityStyle: Readonly<Record<Severity, Style>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'dim',
};

/** How many are shown: so many groups of like violations, or each one by itself. */
export type ViolationLimit = { readonly groups: number } | 'all';

const severityWidth = Math.max(...severities.map((severity) => severity.length)) + 2;
const indent = 2 + severityWidth;

/** Violations of the same action by the same actor in the same way, in the order they came. */
type Group = readonly [ChangeViolation, ...ChangeViolation[]];

/** The worst violations, two lines a group. */
export function violationLines(
  section: ChangeSection,
  limit: ViolationLimit,
  canvas: Canvas,
): string[] {
  const { tally, violations, regions } = section;
  if (tally.violations === 0) return [];
  const groups = limit === 'all' ? violations.map((it): Group => [it]) : groupsOf(violations);
  const shown = limit === 'all' ? groups : groups.slice(0, limit.groups);
  const rest = tally.violations - shown.reduce((sum, group) => sum + group.length, 0);
  const unkept = tally.violations - violations.length;
  return [
    canvas.paint('bold', 'Violations, worst first'),
    ...shown.flatMap((group) => groupLines(group, regions.length > 1, canvas)),
    ...(rest > 0 ? [canvas.paint('dim', restText(rest, unkept))] : []),
    ...pipelineHint(section, canvas),
    '',
  ];
}

function groupsOf(violations: readonly ChangeViolation[]): Group[] {
  const groups = Map.groupBy(violations, ({ severity, kind, account, event, verdict }) =>
    JSON.stringify([
      [severity, kind, account, event.region, event.service, event.action, event.actor.name],
      [verdict.channel, verdict.tool, event.risks],
    ]),
  );
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest]] : []));
}

function restText(rest: number, unkept: number): string {
  const lost = unkept > 0 ? `; ${countText(unkept)} of them are counted but were not kept` : '';
  return `  ${plural(rest, 'more violation')}: see --all, or --html <file> with the evidence${lost}`;
}

function groupLines(group: Group, manyRegions: boolean, { columns, paint }: Canvas): string[] {
  const [{ event, severity, kind, verdict }] = group;
  const time = event.at.slice(0, 16).replace('T', ' ');
  const times = group.length > 1 ? ` ×${countText(group.length)}` : '';
  const room = columns - indent - displayWidth(time) - 2 - times.length;
  const story = shorten(plain(storyOfEvent(event)), room);
  const marks = [...new Set([...(kind === 'manual-change' ? [] : [kind]), ...event.risks])];
  const style = severityStyle[severity];
  const text = marks.join(', ');
  const fits = displayWidth(story) + 2 + displayWidth(text) <= room;
  const mark = fits && text !== '' ? `  ${text}` : '';
  const parts = [
    ...(fits || text === '' ? [] : [shorten(text, 40)]),
    plain(event.actor.name || event.actor.principal, 32),
    plain(verdict.tool ?? verdict.channel, 24),
    ...(manyRegions ? [plain(event.region, 20)] : []),
  ];
  const about = shorten(parts.join(' · '), columns - indent);
  return [
    `  ${paint(style, pad(severity, severityWidth))}${paint('dim', time)}  ${paint('bold', story)}${times}${paint(style, mark)}`,
    ' '.repeat(indent) + about + callText(event, columns - indent - displayWidth(about)),
    ...priceLine(group, columns - indent).map((line) => ' '.repeat(indent) + line),
    ...ownerLine(group, columns - indent).map((line) => ' '.repeat(indent) + paint('dim', line)),
    ...endLine(group, columns - indent).map((line) => ' '.repeat(indent) + paint('green', line)),
  ];
}

/** The call's own name, where the line has room for it. */
function callText({ service, action }: ChangeEvent, room: number): string {
  const text = ` · ${plain(`${service}:${action}`)}`;
  return displayWidth(text) <= room ? text : '';
}

/** What those of the group are expected to cost that have a price; or why the first has none. */
function priceLine(group: Group, room: number): string[] {
  const prices = group.flatMap(({ price }) => price ?? []);
  const known = prices.filter((price) => price.kind === 'known');
  const [first] = known;
  const [unknown] = prices;
  if (first === undefined) return unknown === undefined ? [] : wrap(priceText(unknown), room);
  const same = known.filter(({ currency }) => currency === first.currency);
  if (same.length === 1) return wrap(priceText(first), room);
  const perDay = same.reduce((sum, price) => sum + price.perDay, 0);
  const which = `${countText(same.length)} of ${countText(group.length)} have a list price`;
  return wrap(`${signed(perDay, first.currency)} a day in all; ${which}`, room);
}

/** The first owner, and how many others there are in the group. */
function ownerLine(group: Group, room: number): string[] {
  const owners = new Set(group.flatMap(({ owner }) => (owner ? ownerText(owner) : [])));
  const [first] = owners;
  if (first === undefined) return [];
  const more = owners.size > 1 ? ` +${countText(owners.size - 1)}` : '';
  return wrap(first + more, room);
}

/** How those of the group ended that did. */
function endLine(group: Group, room: number): string[] {
  const ended = group.flatMap(({ resolution, at }) =>
    resolution ? resolutionText(resolution, at) : [],
  );
  const [first] = ended;
  if (first === undefined) return [];
  const which =
    group.length === 1 ? '' : `${countText(ended.length)} of ${countText(group.length)} ended: `;
  return wrap(
    `${which}${first}${ended.length > 1 ? ` +${countText(ended.length - 1)}` : ''}`,
    room,
  );
}

/** The usual first finding is one's own pipeline: say how to make it known. */
function pipelineHint({ tally }: ChangeSection, { columns, paint }: Canvas): string[] {
  const count = tally.byOrigin['iac-unapproved'];
  if (count === 0) return [];
  const text = `${plural(count, 'change')} by IaC tools came from principals that are not approved. If one of them is your pipeline, list its role under changes.approvedPrincipals in bandog.yaml.`;
  return ['', ...wrap(text, columns - 2).map((line) => paint('dim', `  ${line}`))];
}
