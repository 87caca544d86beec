import type { Effect } from '../../../../domain/change/effect.ts';

export interface EffectCorrection {
  /** IAM service prefix; `*` for every service. */
  readonly service: string;
  /** Action names, separated by spaces; a trailing `*` stands for any ending. */
  readonly actions: string;
  readonly effect: Effect;
  readonly reason: string;
}

/** One row of corrections. */
export const correct = (
  service: string,
  actions: string,
  effect: Effect,
  reason: string,
): EffectCorrection => ({ service, actions, effect, reason });
