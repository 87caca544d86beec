import type { CostDimensions } from '../../../domain/cost/cost-record.ts';
import type { CurrencySums } from './currency-sums.ts';
import type { Row } from './row.ts';
import type { RowIdentity } from './row-identity.ts';

/** What was metered and what was billed. */
export type RowDetail = Pick<CostDimensions, 'usageType' | 'resource'>;

export interface CurrencyCell {
  /** ISO 4217; a row that names none is in the currency of its file. */
  readonly code?: string | undefined;
  /** Where it stands. */
  readonly field?: string;
}

/** Rows that say the same but for their day and amounts. */
export interface RowKind {
  readonly line: number;
  /** The same with usage type and resource, where these are summed beside. */
  readonly detailLine: number;
  /** False when its leaf is not asked for. */
  readonly isWanted: boolean;
  readonly currency: CurrencyCell;
  /** Known once a row of it counted. */
  sums: CurrencySums | undefined;
}

/** A day of rows. */
export interface RowDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly number: number;
  /** Whether it is asked for. */
  readonly isInside: boolean;
}

/** What is a row's own. */
export interface OwnOfRow {
  readonly day: RowDay;
  readonly amount: number;
  readonly quantity?: number | undefined;
  /** True when the charge is not final. */
  readonly estimated?: boolean;
  /** The row itself, and how it can be known again. */
  readonly row?: Row;
  readonly identity?: RowIdentity | undefined;
}
