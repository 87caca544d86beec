import type { Effect } from '../../../../domain/change/effect.ts';

export interface EffectCorrection {
  /** IAM service prefix; `*` for every service. */
  readonly service: string;
  /** Action names, separated by spaces; a trailing `*` stands for any ending. */
  readonly actions: string;
  readonly effect: Effect;
}

/**
 * Makes the rows of corrections of one effect; why one is there stands above it, where no bundle has
 * to carry it.
 */
const correctTo =
  (effect: Effect) =>
  (service: string, actions: string): EffectCorrection => ({ service, actions, effect });

export const read = correctTo('read');
export const session = correctTo('session');
export const telemetry = correctTo('telemetry');
export const data = correctTo('data');
export const operation = correctTo('operation');
export const configuration = correctTo('configuration');
export const permission = correctTo('permission');
