import type { ChangeEvent, Evidence } from '../domain/change/change-event.ts';
import type { Channel, Origin, OriginVerdict } from '../domain/change/origin.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import { differenceOf } from '../domain/violation/difference-of.ts';
import { headlineStory, incidentStory } from '../domain/violation/incident-story.ts';
import { severities } from '../domain/violation/severity.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import type { AlertText } from './alert-text.ts';
import { consoleEventUrl } from './console-url.ts';
import { differenceText } from './difference-words.ts';
import { plain } from './escape.ts';
import { ownerText } from './owner-words.ts';
import { shortPlan } from './plan-words.ts';
import { priceText } from './price-words.ts';
import { howSurely, plural, timeText } from './report-words.ts';
import { resolutionText } from './resolution-words.ts';

/** Channels whose tool says less than their own name. */
const channelNames: Record<Channel, string> = {
  console: 'console',
  cloudshell: 'CloudShell',
  cli: 'command line',
  sdk: 'SDK',
  iac: 'IaC tool',
  ci: 'CI system',
  service: 'one of the provider’s services',
  unknown: 'by unknown means',
};

/** What the reader should know of the way a change was made, besides the tool. */
const doubts: Partial<Record<Origin, string>> = {
  'iac-unapproved': ', outside the pipeline',
  unknown: ', origin unknown',
};

const shown = { name: 80, story: 240, resource: 120, evidence: 120 } as const;

/** The words of one incident's changes; the headline speaks of the worst of them. */
export function changeWords(
  violations: readonly [ChangeViolation, ...ChangeViolation[]],
): AlertText {
  const worst = violations.reduce(worseOf);
  const { event, verdict } = worst;
  const { story, others } = headlineStory(worst, { violations });
  const more = others === 0 ? '' : ` and ${plural(others, 'more step')}`;
  const url = consoleEventUrl(event);
  const plan = shortPlan(worst);
  return {
    headline: `${who(event)} ${plain(story, shown.story)}${more} in ${event.account} ${event.region} (${means(verdict)})`,
    facts: [
      { label: 'Who', text: whoInFull(event) },
      {
        label: 'What',
        text: violations.length === 1 ? what(event) : incidentStory({ violations }),
      },
      { label: 'Where', text: `account ${event.account}, region ${event.region}` },
      ...(worst.owner === undefined ? [] : [{ label: 'Owner', text: ownerText(worst.owner) }]),
      ...standingFacts(worst),
      ...(worst.price === undefined ? [] : [{ label: 'Money', text: priceText(worst.price) }]),
      { label: 'When', text: timeOf(violations) },
      { label: 'Why', text: why(worst) },
      { label: 'How surely', text: `${howSurely[verdict.restsOn]}${evidenceText(verdict)}` },
      ...(event.risks.length > 0 ? [{ label: 'Risks', text: event.risks.join(', ') }] : []),
      ...(event.sourceAddress === undefined ? [] : [{ label: 'From', text: event.sourceAddress }]),
      ...plan.facts,
    ],
    items: violations.length === 1 ? [] : violations.map(itemOf),
    commands: plan.commands,
    steps: [
      'Not meant: put it back by deploying the stack or configuration that owns the resource.',
      'Meant, this once: bandog except, or an exception with a reason and an end in bandog.yaml.',
      'Automation that should be trusted: add its principal to approvedPrincipals in bandog.yaml.',
    ],
    links: url === undefined ? [] : [{ label: 'The event in CloudTrail', url }],
  };
}

/** The worse severity, then more risks: of a sign-in and a key made after it, the key is the news. */
function worseOf(a: ChangeViolation, b: ChangeViolation): ChangeViolation {
  const bySeverity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
  const byRisks = a.event.risks.length - b.event.risks.length;
  return bySeverity < 0 || (bySeverity === 0 && byRisks < 0) ? b : a;
}

/** How the resource differs from its code now, and how it ended. */
function standingFacts(violation: ChangeViolation): AlertText['facts'] {
  const { resolution, at } = violation;
  const difference = differenceOf(violation);
  return [
    ...(difference === undefined ? [] : [{ label: 'Now', text: differenceText(difference) }]),
    ...(resolution === undefined ? [] : [{ label: 'Ended', text: resolutionText(resolution, at) }]),
  ];
}

const who = ({ actor }: ChangeEvent): string =>
  plain(actor.name || actor.principal || 'an unknown actor', shown.name);

function what({ service, action, resources: [first, ...rest] }: ChangeEvent): string {
  const call = `${service}:${action}`;
  if (first === undefined) return call;
  const more = rest.length === 0 ? '' : ` and ${plural(rest.length, 'more resource')}`;
  return `${call} on ${plain(first.id, shown.resource)}${more}`;
}

function whoInFull(event: ChangeEvent): string {
  const { kind, principal, behind } = event.actor;
  if (behind !== undefined) {
    const opener = plain(behind.name || behind.principal, shown.name);
    return `${opener} (${behind.kind}), who assumed the role ${principal}`;
  }
  const name = who(event);
  return `${name === kind ? name : `${name} (${kind})`}, ${principal}`;
}

function means({ channel, tool, origin }: OriginVerdict): string {
  const name = tool === undefined ? channelNames[channel] : plain(tool, shown.name);
  return `${name}${doubts[origin] ?? ''}`;
}

/** Where the policy has no reason but the origin's, it is said once. */
function why({ reason, verdict }: ChangeViolation): string {
  const origin = `${verdict.origin}: ${verdict.reason}`;
  const text = reason.startsWith(verdict.reason)
    ? `${verdict.origin}: ${reason}`
    : `${reason}; ${origin}`;
  return `${text} (rule ${verdict.rule})`;
}

function timeOf(violations: readonly [ChangeViolation, ...ChangeViolation[]]): string {
  const first = violations[0].at;
  const last = (violations.at(-1) ?? violations[0]).at;
  if (timeText(first) === timeText(last)) return timeText(first);
  const isSameDay = first.slice(0, 10) === last.slice(0, 10);
  const until = isSameDay ? timeText(last).slice('YYYY-MM-DD '.length) : timeText(last);
  return `${timeText(first).replace(isSameDay ? ' UTC' : '', '')} to ${until}`;
}

function evidenceText({ evidenceFor: [first], evidenceAgainst: [against] }: OriginVerdict): string {
  const support = first === undefined ? '' : `: ${factOf(first)}`;
  return against === undefined ? support : `${support}; against it: ${factOf(against)}`;
}

const factOf = ({ field, value, rank }: Evidence): string =>
  `${field} = ${plain(value, shown.evidence)} (${rank})`;

const itemOf = ({ at, severity, event }: ChangeViolation): string =>
  `${timeText(at)} [${severity}] ${plain(storyOfEvent(event), shown.story)} (${what(event)})`;
