import type { Effect } from '../../../../domain/change/effect.ts';

export interface EffectCorrection {
  /** IAM service prefix; `*` for every service. */
  readonly service: string;
  /** Action names, separated by spaces; a trailing `*` stands for any ending. */
  readonly actions: string;
  readonly effect: Effect;
}

/** One row of corrections; why it is one stands above it, where no bundle has to carry it. */
export const correct = (service: string, actions: string, effect: Effect): EffectCorrection => ({
  service,
  actions,
  effect,
});
