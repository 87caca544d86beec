import type { StoodBefore } from './row-set.ts';
import { RowSums } from './row-sums.ts';
import type { SumKeys } from './sum-keys.ts';

interface FirstRow {
  readonly place?: string | undefined;
  /** The column that names the currency. */
  readonly field?: string | undefined;
}

interface Alike {
  rows: number;
  amount: number;
  /** Where the first of them stands. */
  at: string | undefined;
}

/** Sums of the rows in one currency: the new ones, and those that stood before. */
export class CurrencySums {
  readonly first: FirstRow;
  readonly fresh: RowSums;
  /** Rows that stand in this file twice. */
  readonly again: RowSums;
  /** Rows that stand in an earlier file. */
  readonly retold: RowSums;
  /** The first row that stands twice. */
  againAt: string | undefined;
  /** Rows that count though they look like one that stood before. */
  readonly alike: Alike = { rows: 0, amount: 0, at: undefined };
  /** The same by usage type and resource, as long as they are few. */
  detail: CurrencySums | undefined;

  constructor(keys: SumKeys, first: FirstRow = {}, detailKeys?: SumKeys) {
    this.first = first;
    this.detail = detailKeys && new CurrencySums(detailKeys);
    this.fresh = new RowSums(keys);
    this.again = new RowSums(keys);
    this.retold = new RowSums(keys);
  }

  /** The sums a row belongs to. */
  of(stood: StoodBefore | undefined): RowSums {
    if (stood === undefined) return this.fresh;
    return stood === 'in-another-file' ? this.retold : this.again;
  }

  addAll(others: CurrencySums | undefined): void {
    if (others === undefined) return;
    this.fresh.addAll(others.fresh);
    this.again.addAll(others.again);
    this.retold.addAll(others.retold);
    this.againAt ??= others.againAt;
    this.alike.rows += others.alike.rows;
    this.alike.amount += others.alike.amount;
    this.alike.at ??= others.alike.at;
    this.detail?.addAll(others.detail);
  }

  /** Rows of earlier files count here too: this file takes their place. */
  keepRetold(): void {
    this.fresh.addAll(this.retold);
    this.retold.clear();
    this.detail?.keepRetold();
  }

  get rows(): number {
    return this.fresh.rows + this.again.rows + this.retold.rows;
  }

  get amount(): number {
    return this.fresh.amount + this.again.amount + this.retold.amount;
  }
}
