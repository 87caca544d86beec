import type { CostRecord } from '../../../domain/cost/cost-record.ts';
import type { StoodBefore } from './row-set.ts';
import { RowSums } from './row-sums.ts';

interface FirstRow {
  readonly place?: string | undefined;
  /** The column that names the currency. */
  readonly field?: string | undefined;
}

/** Sums of the rows in one currency: the new ones, and those that stood before. */
export class CurrencySums {
  readonly first: FirstRow;
  readonly fresh = new RowSums();
  /** Rows that stand in this file twice. */
  readonly again = new RowSums();
  /** Rows that stand in an earlier file. */
  readonly retold = new RowSums();
  /** The first row that stands twice. */
  againAt: string | undefined;

  constructor(first: FirstRow = {}) {
    this.first = first;
  }

  add(record: CostRecord, stood: StoodBefore | undefined, place: string | undefined): void {
    if (stood === undefined) this.fresh.add(record);
    else if (stood === 'in-another-file') this.retold.add(record);
    else {
      this.again.add(record);
      this.againAt ??= place;
    }
  }

  addAll(others: CurrencySums | undefined): void {
    if (others === undefined) return;
    this.fresh.addAll(others.fresh);
    this.again.addAll(others.again);
    this.retold.addAll(others.retold);
    this.againAt ??= others.againAt;
  }

  /** Rows of earlier files count here too: this file takes their place. */
  keepRetold(): void {
    this.fresh.addAll(this.retold);
    this.retold.clear();
  }

  get rows(): number {
    return this.fresh.rows + this.again.rows + this.retold.rows;
  }

  get amount(): number {
    return this.fresh.amount + this.again.amount + this.retold.amount;
  }
}
