import type { ChangeEvent } from '../change-event.ts';
import type { PropertyDifference } from '../difference.ts';

export type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters'>;
export type Compare = (call: Call, held: Values) => readonly PropertyDifference[] | undefined;

/** Values by path in `comparable` spelling, with the path as its source spells it. */
export type Values = ReadonlyMap<
  string,
  { readonly spelt: string; readonly values: readonly string[] }
>;
