import { storyOfEvent } from '../domain/change/story-of-event.ts';
import { reconciles } from '../domain/change/tally.ts';
import type { ChangeSection, MoneySection, Report } from '../domain/scorecard/report.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';
import { severities } from '../domain/violation/severity.ts';
import { budgetStanding, standingText } from './budget-words.ts';
import { overrunText } from './outlook-words.ts';
import { amountText, countText, plural } from './report-words.ts';
import { gateName, metricName } from './scorecard-words.ts';

/** A section of the page that a step leads to. */
type Place = 'changes' | 'money' | 'scorecard' | 'sight';

interface NextStep {
  /** One sentence; may hold hostile text. */
  readonly text: string;
  readonly place: Place;
}

/** What a reader should do, most urgent first; empty when nothing asks for anything. */
export function nextSteps({ changes, money, scorecard, faults }: Report): NextStep[] {
  return [
    ...(changes ? changeSteps(changes) : []),
    ...(scorecard ? gateSteps(scorecard, money !== undefined) : []),
    ...(money ? moneySteps(money) : []),
    ...(scorecard ? unknownSteps(scorecard) : []),
    ...(faults.total > 0
      ? [step('sight', `${plural(faults.total, 'piece')} of input could not be read: see why.`)]
      : []),
  ];
}

const step = (place: Place, text: string): NextStep => ({ place, text });

function changeSteps({ tally, violations, exceptions }: ChangeSection): NextStep[] {
  const open = violations.filter(({ resolution }) => resolution === undefined);
  const [worst] = open;
  const bad = severities
    .slice(0, 2)
    .map((severity) => [severity, open.filter((it) => it.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${countText(count)} ${severity}`);
  const expired = exceptions.filter((it) => it.expired).length;
  return [
    ...(reconciles(tally)
      ? []
      : [step('changes', 'The counts do not add up: treat this report as incomplete.')]),
    ...(worst === undefined
      ? []
      : [
          step(
            'changes',
            `${plural(open.length, 'violation')} ${open.length === 1 ? 'stands' : 'stand'}${bad.length > 0 ? `, ${bad.join(' and ')}` : ''}: undo or adopt each. The worst: ${worst.event.actor.name} ${storyOfEvent(worst.event)}.`,
          ),
        ]),
    ...(expired === 0
      ? []
      : [
          step(
            'changes',
            `${plural(expired, 'exception')} ${expired === 1 ? 'has' : 'have'} expired: renew or remove.`,
          ),
        ]),
  ];
}

/** Where budgets are shown, they say more than the cost gate. */
const gateSteps = ({ gates }: Scorecard, withMoney: boolean): NextStep[] =>
  gates
    .filter(({ id, answer }) => answer === 'fail' && !(withMoney && id === 'cost'))
    .map(({ id, enforcement, reason }) =>
      step('scorecard', `The gate “${gateName[id]}” fails (${enforcement}): ${reason}.`),
    );

const noBudget =
  'No budget is set: write one under money.budgets in bandog.yaml, to be told before it is passed.';

const moneySteps = ({ budgets }: MoneySection): NextStep[] =>
  budgets.flatMap((state) => {
    const standing = budgetStanding(state);
    if (standing === 'none') return [step('money', noBudget)];
    if (standing === 'within' || standing === 'unknown') return [];
    const { budget, projection, currency, amount } = state;
    const limit = amount === 'unknown' ? amount : amountText(amount, currency);
    const total =
      projection.kind === 'unknown'
        ? ''
        : `: ${amountText(projection.total, currency)} projected, of ${limit}`;
    const likely = overrunText(state);
    return [
      step(
        'money',
        `The budget “${budget.name}” is ${standingText[standing].replace('may go', 'at risk to go')}${total}${likely === undefined ? '' : `; ${likely}`}.`,
      ),
    ];
  });

function unknownSteps({ metrics, gates }: Scorecard): NextStep[] {
  const blind = [
    ...metrics.filter(({ standing }) => standing === 'unknown').map(({ id }) => metricName[id]),
    ...gates.filter(({ answer }) => answer === 'unknown').map(({ id }) => `gate ${gateName[id]}`),
  ];
  return blind.length === 0
    ? []
    : [
        step(
          'scorecard',
          `${countText(blind.length)} of the scorecard’s answers ${blind.length === 1 ? 'is' : 'are'} unknown (${blind.join(', ')}): see what each needs.`,
        ),
      ];
}
