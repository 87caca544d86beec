import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { MoneySection } from '../domain/scorecard/report.ts';

/** Where the money stood when it was last judged. */
export interface JudgedMoney {
  /** ISO 8601 UTC. */
  readonly judgedAt: string;
  readonly money: MoneySection;
  /** The first of what could not be read. */
  readonly faults: readonly ReadFault[];
}

/** Keeps the last judgement of costs, so that a report needs no second, billed look at them. */
export interface MoneyLedger {
  /** Puts it in place of the last one. */
  save(judged: JudgedMoney): Promise<void>;
  /** Undefined before the first. */
  latest(): Promise<JudgedMoney | undefined>;
}
