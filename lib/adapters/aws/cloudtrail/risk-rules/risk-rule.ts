import type { Risk } from '../../../../domain/change/effect.ts';
import type { RiskCondition } from '../risk-conditions.ts';

export interface RiskRule {
  readonly risk: Risk;
  readonly service: string;
  readonly actions: readonly string[];
  /** Without it the action alone is enough. */
  readonly when?: RiskCondition;
}

/** One row of rules; `actions` are separated by spaces. */
export const rule = (
  risk: Risk,
  service: string,
  actions: string,
  when?: RiskCondition,
): RiskRule => ({ risk, service, actions: actions.split(' '), ...(when && { when }) });
