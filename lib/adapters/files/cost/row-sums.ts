import type { CostRecord } from '../../../domain/cost/cost-record.ts';

type Dimensions = Omit<CostRecord, 'amount' | 'quantity'>;
interface Sum {
  readonly record: Dimensions;
  amount: number;
  quantity: number | undefined;
}

/** Sums of rows by day and dimensions, so that memory grows with those and not with the rows. */
export class RowSums {
  #sums = new Map<string, Sum>();
  #rows = 0;
  #amount = 0;

  add({ amount, quantity, ...dimensions }: CostRecord): void {
    this.#rows += 1;
    this.#amount += amount;
    const key = keyOf(dimensions);
    const sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, { record: dimensions, amount, quantity });
    else grow(sum, amount, quantity);
  }

  /** Takes over what others have summed. */
  addAll(others: RowSums): void {
    this.#rows += others.#rows;
    this.#amount += others.#amount;
    for (const [key, { record, amount, quantity }] of others.#sums) {
      const sum = this.#sums.get(key);
      if (sum === undefined) this.#sums.set(key, { record, amount, quantity });
      else grow(sum, amount, quantity);
    }
  }

  clear(): void {
    this.#sums = new Map();
    this.#rows = 0;
    this.#amount = 0;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Of all rows. */
  get amount(): number {
    return this.#amount;
  }

  records(): CostRecord[] {
    return [...this.#sums.values()].map(
      ({ record, amount, quantity }): CostRecord => ({
        ...record,
        amount,
        ...(quantity !== undefined && { quantity }),
      }),
    );
  }
}

/** A quantity that is missing once is not known. */
function grow(sum: Sum, amount: number, quantity: number | undefined): void {
  sum.amount += amount;
  const both = sum.quantity !== undefined && quantity !== undefined;
  sum.quantity = both ? (sum.quantity ?? 0) + quantity : undefined;
}

function keyOf(record: Dimensions): string {
  const { date, chargeType, account, service, region, series, tags, costCategories } = record;
  const { usageType, resource } = record;
  const named = [tags, costCategories].map((it) =>
    it === undefined ? '' : JSON.stringify(Object.entries(it).sort()),
  );
  return [date, chargeType, account, service, region, series, usageType, resource, ...named].join(
    '\u0000',
  );
}
