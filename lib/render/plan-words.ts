import type { Plan, Step } from '../domain/change/plan.ts';
import { planOf } from '../domain/change/plans/plan-of.ts';
import { differenceOf } from '../domain/violation/difference-of.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import { plain } from './escape.ts';

/** A cut command would do something else, so a longer one is not shown in an alert. */
const longestCommand = 480;

/** The ways back from a violation; none for a deployment that only lacks its review. */
export const planFor = (violation: ChangeViolation): Plan | undefined => {
  const { event, owner, kind } = violation;
  return kind === 'unreviewed-deployment'
    ? undefined
    : planOf(event, owner, differenceOf(violation));
};

/**
 * What an alert has room for: the first command that puts it back, whole or not at all, and what to know
 * before it is run.
 */
export function shortPlan(violation: ChangeViolation): {
  readonly commands: readonly { readonly label: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly text: string }[];
} {
  const plan = planFor(violation);
  if (plan === undefined || violation.resolution !== undefined) return { commands: [], facts: [] };
  const at = plan.revert.findIndex(({ kind }) => kind === 'command');
  const command = plan.revert[at];
  const fits = command !== undefined && command.text.length <= longestCommand;
  const cautions = fits ? plan.revert.slice(0, at).map(({ text }) => plain(text)) : [];
  const adopt = plan.adopt.find((step) => step.kind !== 'note');
  return {
    commands: fits ? [{ label: 'To put it back', text: command.text }] : [],
    facts: [
      ...(fits ? [] : [{ label: 'Put it back', text: notShown(plan.revert) }]),
      ...(cautions.length > 0 ? [{ label: 'Take care', text: cautions.join(' ') }] : []),
      ...(adopt === undefined ? [] : [{ label: 'Keep it', text: keepText(adopt) }]),
    ],
  };
}

const whereInFull = 'bandog explain and the report show it in full';

function notShown(steps: readonly Step[]): string {
  const [first] = steps;
  const isKnown = steps.some(({ kind }) => kind === 'command');
  return first === undefined || isKnown ? whereInFull : plain(first.text);
}

const keepText = (step: Exclude<Step, { kind: 'note' }>): string =>
  `${plain(step.title)}; ${whereInFull}`;

/** A line of a plan: a title or note to be wrapped, or a line of code to be left as it is. */
interface PlanLine {
  readonly kind: 'words' | 'code';
  readonly text: string;
}

/** All of one way, line by line; each line is harmless. */
export function planLines(steps: readonly Step[]): PlanLine[] {
  return steps.flatMap((step): PlanLine[] =>
    step.kind === 'note'
      ? [{ kind: 'words', text: plain(step.text) }]
      : [
          { kind: 'words', text: `${plain(step.title)}:` },
          ...step.text.split('\n').map((line) => ({ kind: 'code' as const, text: plain(line) })),
        ],
  );
}
