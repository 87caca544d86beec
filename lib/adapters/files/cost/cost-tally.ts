import { type CostLeaf, leafKey } from '../../../domain/cost/anomaly/cost-leaf.ts';
import type { CostRecord } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';

type FaultDetail = Omit<ReadFault, 'source'>;

/** Faults kept whole; the rest is counted. */
const faultsKept = 1000;

/**
 * Sums rows by day and dimensions, so that memory grows with those and not with the rows. Rows in
 * another currency than the first that is named are left out and counted: currencies are never mixed.
 */
export class CostTally {
  readonly #source: string;
  readonly #window: TallyQuery;
  /** Keys of the leaves that are asked for; undefined when all are. */
  readonly #leaves: ReadonlySet<string> | undefined;
  readonly #sums = new Map<
    string,
    { record: Dimensions; amount: number; quantity: number | undefined }
  >();
  readonly #estimated = new Set<string>();
  readonly #faults: ReadFault[] = [];
  #faultsLeftOut = 0;
  #currency: string | undefined;
  #rows = 0;

  constructor(source: string, window: TallyQuery = {}) {
    this.#source = source;
    this.#window = window;
    this.#leaves = window.detailOf && new Set(window.detailOf.map(leafKey));
  }

  fault(detail: FaultDetail): void {
    if (this.#faults.length >= faultsKept) this.#faultsLeftOut += 1;
    else {
      const value = detail.value === undefined ? {} : { value: detail.value.slice(0, 200) };
      this.#faults.push({ source: this.#source, ...detail, ...value });
    }
  }

  /**
   * False, and a fault, when the currency is not the first that was named. A row that names none is in
   * the currency of its file.
   */
  accepts(currency: string | undefined, field: string, place: string): boolean {
    if (currency === undefined) return true;
    this.#currency ??= currency;
    if (this.#currency === currency) return true;
    const message = `the file began in ${this.#currency}; rows in another currency are left out`;
    this.fault({ place, field, value: currency, code: 'unsupported', message });
    return false;
  }

  add(record: CostRecord, estimated = false): void {
    this.#rows += 1;
    const { from = '', to = '\uffff' } = this.#window;
    if (record.date < from || record.date >= to) return;
    if (this.#leaves && !this.#leaves.has(leafKey(leafOf(record)))) return;
    if (estimated) this.#estimated.add(record.date);
    const { amount, quantity, ...dimensions } = record;
    const key = keyOf(dimensions);
    const sum = this.#sums.get(key);
    if (sum) {
      sum.amount += amount;
      const both = sum.quantity !== undefined && quantity !== undefined;
      sum.quantity = both ? (sum.quantity ?? 0) + quantity : undefined;
    } else this.#sums.set(key, { record: dimensions, amount, quantity });
  }

  /** Rows that were read, inside the window or not. */
  get rows(): number {
    return this.#rows;
  }

  get firstFault(): ReadFault | undefined {
    return this.#faults[0];
  }

  result() {
    const more: ReadFault[] =
      this.#faultsLeftOut === 0
        ? []
        : [
            {
              source: this.#source,
              code: 'bad-value',
              message: `${this.#faultsLeftOut} more faults are not listed`,
            },
          ];
    return {
      records: [...this.#sums.values()].map(
        ({ record, amount, quantity }): CostRecord => ({
          ...record,
          amount,
          ...(quantity !== undefined && { quantity }),
        }),
      ),
      estimatedDays: this.#estimated,
      currency: this.#currency ?? 'unknown',
      faults: [...this.#faults, ...more],
    };
  }
}

type TallyQuery = Pick<CostQuery, 'from' | 'to' | 'detailOf'>;

const leafOf = ({ account, service, series }: CostRecord): CostLeaf => ({
  ...(account !== undefined && { account }),
  ...(service !== undefined && { service }),
  ...(series !== undefined && { series }),
});

type Dimensions = Omit<CostRecord, 'amount' | 'quantity'>;

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
