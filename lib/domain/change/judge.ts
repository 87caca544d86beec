import { applyPolicy } from './apply-policy.ts';
import type { ChangeEvent } from './change-event.ts';
import { classifyOrigin } from './classify-origin.ts';
import type { OriginVerdict } from './origin.ts';
import { markOwn } from './own-resources.ts';
import type { ChangePolicy, PolicyAnswer } from './policy.ts';

/** An event with both answers: where it came from, and what policy says of it. */
export interface JudgedChange {
  readonly event: ChangeEvent;
  readonly verdict: OriginVerdict;
  readonly answer: PolicyAnswer;
}

/** Judges one event. Pure: the same event and policy always give the same answer. */
export function judge(
  event: ChangeEvent,
  policy: ChangePolicy,
  classify: typeof classifyOrigin = classifyOrigin,
): JudgedChange {
  const marked = markOwn(event, policy);
  const verdict = classify(marked, policy);
  return { event: marked, verdict, answer: applyPolicy(marked, verdict, policy) };
}
