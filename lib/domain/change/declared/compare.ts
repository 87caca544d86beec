import type { ChangeEvent } from '../change-event.ts';
import type { PropertyDifference } from '../difference.ts';

export type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters'>;
export type Compare = (call: Call, held: Values) => readonly PropertyDifference[] | undefined;

/** Values by path in `comparable` spelling. */
export type Values = ReadonlyMap<
  string,
  {
    /** As its source spells it, without the places in lists. */
    readonly spelt: string;
    readonly values: readonly string[];
    /** The whole path of each value. */
    readonly paths: readonly string[];
  }
>;
