import type { ChangeEvent } from './change-event.ts';
import type { OriginVerdict } from './origin.ts';
import type { ChangePolicy, PolicyAnswer } from './policy.ts';

export function applyPolicy(
  _event: ChangeEvent,
  _verdict: OriginVerdict,
  _policy: ChangePolicy,
): PolicyAnswer {
  throw new Error('being written');
}
