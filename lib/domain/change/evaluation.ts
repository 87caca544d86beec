import type { ReadFault } from '../fault/read-fault.ts';

/** How well the judge does on some rows. A share of nothing is null: it is not known. */
export interface Score {
  readonly rows: number;
  /** Rows labelled yes or no; those that depend on policy are not scored. */
  readonly manual: {
    readonly scored: number;
    readonly truePositives: number;
    readonly falsePositives: number;
    readonly falseNegatives: number;
    readonly precision: number | null;
    readonly recall: number | null;
  };
  readonly origin: { readonly right: number; readonly accuracy: number | null };
}

/** A row on which the judge and the label differ. */
export interface WrongRow {
  readonly line: number;
  readonly certainty: string;
  readonly label: string;
  readonly predicted: string;
  readonly manual: 'yes' | 'no' | 'depends';
  readonly predictedManual: boolean;
  readonly action: string;
  readonly effect: string;
  /** The origin rule that fired, and what it said. */
  readonly rule: string;
  readonly reason: string;
  /** What the person who labelled it said. */
  readonly why: string;
}

export interface Evaluation {
  readonly certain: Score;
  readonly all: Score;
  /** Rows whose `manual` is a question of policy. */
  readonly depends: { readonly rows: number; readonly predictedManual: number };
  /** Rows of each label by what was predicted. */
  readonly confusion: readonly { label: string; predicted: string; rows: number }[];
  readonly wrong: readonly WrongRow[];
  readonly faults: { readonly total: number; readonly shown: readonly ReadFault[] };
  /** Read, parsed and judged. */
  readonly eventsPerSecond: number | null;
}
