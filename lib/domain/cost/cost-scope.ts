import type { ChargeType } from './charge-type.ts';

/** Which costs a budget looks at; an absent field means all. Values match exactly, without regard to case. */
export interface CostScope {
  readonly accounts?: readonly string[];
  readonly services?: readonly string[];
  readonly regions?: readonly string[];
  /** Tag key to allowed values. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /** Cost category to allowed values. */
  readonly costCategories?: Readonly<Record<string, readonly string[]>>;
  readonly chargeTypes?: readonly ChargeType[];
  /** Column of a plain CSV. */
  readonly series?: readonly string[];
}
