import type { ChangeEvent, Evidence } from '../../domain/change/change-event.ts';
import type { JudgedChange } from '../../domain/change/judge.ts';
import type { Ownership } from '../../domain/change/ownership.ts';
import type { Step } from '../../domain/change/plan.ts';
import { planOf } from '../../domain/change/plans/plan-of.ts';
import type { PolicyAnswer } from '../../domain/change/policy.ts';
import type { ExpectedPrice } from '../../domain/change/priced-change.ts';
import { stateDifference } from '../../domain/change/state-difference.ts';
import { differenceText } from '../difference-words.ts';
import { plain } from '../escape.ts';
import { ownerText } from '../owner-words.ts';
import { planLines } from '../plan-words.ts';
import { priceText } from '../price-words.ts';
import { howSurely } from '../report-words.ts';
import { type Canvas, labelled, pad, type Style, wrap } from './layout.ts';

const labelWidth = 13;
const rankWidth = 10;
const longest = 400;

const answerStyle: Readonly<Record<PolicyAnswer['answer'], Style>> = {
  violation: 'red',
  excepted: 'yellow',
  allowed: 'green',
  'not-a-change': 'green',
};

/** A judged change, and whose code owns what it changed where somebody looked. */
export interface ExplainedChange extends JudgedChange {
  readonly owner?: Ownership;
  /** What it is expected to cost, where prices were looked up. */
  readonly price?: ExpectedPrice;
}

/** Where one call came from, on what evidence, and what policy says of it; ends with a line feed. */
export function renderExplanation(judged: ExplainedChange, canvas: Canvas): string {
  const { event, verdict, answer, owner, price } = judged;
  const difference = stateDifference(owner);
  const row = (label: string, text: string) =>
    labelled(`  ${label}`, plain(text, longest), labelWidth, canvas.columns);
  const means =
    verdict.tool === undefined ? verdict.channel : `${verdict.channel}, ${verdict.tool}`;
  const lines = [
    `${canvas.paint('bold', plain(`${event.service}:${event.action}`, 100))}  ${canvas.paint('dim', plain(event.at))}`,
    '',
    ...painted(row('policy', answerText(judged)), answerStyle[answer.answer], canvas),
    ...row('origin', `${verdict.origin} (${means}): ${verdict.reason}`),
    ...row('rule', `${verdict.rule}; ${howSurely[verdict.restsOn]}`),
    ...evidenceLines('for', verdict.evidenceFor, canvas),
    ...evidenceLines('against', verdict.evidenceAgainst, canvas),
    '',
    ...(event.story === undefined ? [] : row('did', event.story)),
    ...row('effect', effectText(event)),
    ...(price === undefined ? [] : row('costs', priceText(price))),
    ...row('outcome', outcomeText(event)),
    ...row('actor', actorText(event)),
    ...sessionLines(event, row),
    ...row('where', `account ${event.account}, ${event.region}${fromText(event)}`),
    ...resourceLines(event, row),
    ...(owner === undefined ? [] : row('owner', ownerText(owner))),
    ...(difference === undefined ? [] : row('state', differenceText(difference))),
    ...row('event id', event.id),
    ...planLinesOf(judged, canvas),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The ways back, of what policy does not allow. */
function planLinesOf({ event, owner, answer }: ExplainedChange, canvas: Canvas): string[] {
  if (answer.answer !== 'violation') return [];
  const { revert, adopt } = planOf(event, owner, stateDifference(owner));
  const lines = (title: string, steps: readonly Step[]) => [
    '',
    canvas.paint('bold', title),
    ...planLines(steps).flatMap(({ kind, text }) =>
      kind === 'code' ? [`    ${text}`] : wrap(text, canvas.columns - 2).map((line) => `  ${line}`),
    ),
  ];
  return [...lines('To put it back', revert), ...lines('Or to keep it, in the code', adopt)];
}

function painted(lines: string[], style: Style, { paint }: Canvas): string[] {
  return lines.map((line) => line.slice(0, labelWidth) + paint(style, line.slice(labelWidth)));
}

/** The policy often has no reason but the origin's, which stands below. */
function answerText({ answer, verdict }: JudgedChange): string {
  const severity = answer.answer === 'violation' ? `${answer.severity}, ` : '';
  const reason = answer.reason === verdict.reason ? '' : `: ${answer.reason}`;
  return `${answer.answer} (${severity}${answer.code})${reason}`;
}

function effectText(event: ChangeEvent): string {
  const less = event.givesNothing ? ['gives nobody anything'] : [];
  return [event.effect, ...less, ...event.risks].join(', ');
}

function outcomeText({ outcome }: ChangeEvent): string {
  return outcome.kind === 'failed' ? `failed: ${outcome.code}` : outcome.kind;
}

function actorText({ actor }: ChangeEvent): string {
  if (actor.behind !== undefined) {
    return `${actor.behind.name} (${actor.behind.kind}), who assumed ${actor.principal}`;
  }
  const name = actor.name === actor.principal || actor.name === '' ? '' : `${actor.name}, `;
  return `${name}${actor.principal || 'no principal'} (${actor.kind})`;
}

/** The session's name is the caller's own choice, and is said to be. */
function sessionLines({ actor }: ChangeEvent, row: Row): string[] {
  return actor.session === undefined ? [] : row('session', `${actor.session} (claimed)`);
}

type Row = (label: string, text: string) => string[];

const fromText = ({ sourceAddress }: ChangeEvent): string =>
  sourceAddress === undefined ? '' : `, from ${sourceAddress}`;

function resourceLines({ resources }: ChangeEvent, row: Row): string[] {
  if (resources.length === 0) return row('resources', 'none named');
  return resources.flatMap(({ id, type }, index) =>
    row(index === 0 ? 'resources' : '', type === undefined ? id : `${id} (${type})`),
  );
}

function evidenceLines(label: string, evidence: readonly Evidence[], canvas: Canvas): string[] {
  const lead = pad(`  ${label}`, labelWidth);
  if (evidence.length === 0) return [`${lead}${canvas.paint('dim', 'nothing')}`];
  return evidence.flatMap(({ rank, signal, detail, field, value }, index) => {
    const what = detail === '' || detail === signal ? signal : `${signal} (${detail})`;
    const text = plain(`${what}: ${field} = ${value}`, longest);
    const indent = labelWidth + rankWidth;
    const [first = '', ...rest] = wrap(text, canvas.columns - indent);
    return [
      (index === 0 ? lead : ' '.repeat(labelWidth)) + pad(rank, rankWidth) + first,
      ...rest.map((line) => ' '.repeat(indent) + line),
    ];
  });
}
