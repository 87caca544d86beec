import type { Step } from '../domain/change/plan.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';
import { plain } from './escape.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { planFor } from './plan-words.ts';
import { timeText } from './report-words.ts';

const plansShown = 10;

/** The ways back from the worst that stand, as blocks of Markdown. */
export function planBlocks(violations: readonly ChangeViolation[]): string[] {
  const open = violations.filter(({ resolution }) => resolution === undefined);
  const planned = open.slice(0, plansShown).flatMap((violation) => {
    const plan = planFor(violation);
    return plan === undefined ? [] : [{ violation, plan }];
  });
  if (planned.length === 0) return [];
  const steps = planned.flatMap(({ violation: { event }, plan }) => [
    `**${escapeMarkdown(storyOfEvent(event))}** (${timeText(event.at)})`,
    'To put it back:',
    ...plan.revert.map(stepBlock),
    'Or to keep it, in the code:',
    ...plan.adopt.map(stepBlock),
  ]);
  return ['### The way back', ...steps];
}

/** Code stands between fences longer than any row of backticks in it. */
function stepBlock(step: Step): string {
  if (step.kind === 'note') return escapeMarkdown(step.text);
  const code = step.text
    .split('\n')
    .map((line) => plain(line))
    .join('\n');
  const longestRow = Math.max(2, ...[...code.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = '`'.repeat(longestRow + 1);
  return `${escapeMarkdown(step.title)}\n\n${fence}\n${code}\n${fence}`;
}
