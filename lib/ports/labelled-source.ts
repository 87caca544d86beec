import type { ChangeEvent } from '../domain/change/change-event.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

/** A recorded call of which a person has said what it was. */
export interface LabelledEvent {
  /** Line in the file, from 1. */
  readonly line: number;
  /** The channel or tool that made the call, e.g. `console`, `iac:terraform`, `aws-service`. */
  readonly label: string;
  /** Whether it is a change by hand; `depends` when that is a question of policy. */
  readonly manual: 'yes' | 'no' | 'depends';
  /** `certain` when the record leaves no doubt. */
  readonly certainty: string;
  /** Why the row is labelled so, in the words of who did it. */
  readonly why: string;
  readonly event: ChangeEvent;
}

/** Events to measure the judge against. */
export interface LabelledSource {
  /** Every row in order; what cannot be read comes as a fault. Throws when nothing can be read. */
  read(): AsyncIterable<LabelledEvent | { readonly fault: ReadFault }>;
}
