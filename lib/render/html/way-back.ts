import type { Step } from '../../domain/change/plan.ts';
import { differenceOf } from '../../domain/violation/difference-of.ts';
import type { ChangeViolation } from '../../domain/violation/violation.ts';
import { differenceText } from '../difference-words.ts';
import { planFor } from '../plan-words.ts';
import { resolutionText } from '../resolution-words.ts';
import { html, type Markup, nothing } from './html.ts';
import { withIds } from './with-ids.ts';

/** How a violation ended, or how its resource differs now. */
export function standing(violation: ChangeViolation): Markup {
  const { resolution, at } = violation;
  const difference = differenceOf(violation);
  if (resolution !== undefined) {
    return html`<br><strong class="good">Ended</strong>: ${withIds(resolutionText(resolution, at))}`;
  }
  return difference === undefined
    ? nothing
    : html`<br><span class="quiet">${withIds(differenceText(difference))}</span>`;
}

/** The plan, folded away; nothing for what has ended. */
export function wayBack(violation: ChangeViolation): Markup {
  const plan = violation.resolution === undefined ? planFor(violation) : undefined;
  if (plan === undefined) return nothing;
  return html`<details><summary>The way back</summary>
<p><strong>Undo it</strong></p>${plan.revert.map(step)}
<p><strong>Or keep it, in the code</strong></p>${plan.adopt.map(step)}
</details>`;
}

const step = (it: Step): Markup =>
  it.kind === 'note'
    ? html`<p>${withIds(it.text)}</p>`
    : html`<p>${withIds(it.title)}</p><pre>${it.text.split('\n').map((line) => html`<code>${withIds(line)}</code>\n`)}</pre>`;
