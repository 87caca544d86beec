import { type CostLeaf, leafKey } from '../../../domain/cost/anomaly/cost-leaf.ts';
import type { CostRecord } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';
import type { SeenRows } from './cost-file-read.ts';
import { CurrencySums } from './currency-sums.ts';
import { leftOutFaults } from './left-out-faults.ts';

type FaultDetail = Omit<ReadFault, 'source'>;

/** Faults kept whole; the rest is counted. */
const faultsKept = 1000;
/** Two files that share so much of the smaller one tell the same twice; parts of one export share no row. */
const retoldShare = 0.5;

interface Row {
  /** ISO 4217; a row that names none is in the currency of its file. */
  readonly currency?: string | undefined;
  /** Where the currency stands. */
  readonly currencyField?: string;
  readonly place?: string;
  /** True when the charge is not final. */
  readonly estimated?: boolean;
  readonly cells?: readonly string[];
  /** Columns by which the row can be known again. */
  readonly identity?: readonly number[] | undefined;
}

/**
 * Sums rows by day and dimensions. Rows in another currency than most, and rows that stand twice, are
 * left out and counted: currencies are never mixed, and no charge counts twice.
 */
export class CostTally {
  readonly #source: string;
  readonly #window: TallyQuery;
  readonly #seen: SeenRows | undefined;
  /** Keys of the leaves that are asked for; undefined when all are. */
  readonly #leaves: ReadonlySet<string> | undefined;
  readonly #currencies = new Map<string | undefined, CurrencySums>();
  readonly #estimated = new Set<string>();
  readonly #faults: ReadFault[] = [];
  readonly #rowsBefore: number;
  #faultsLeftOut = 0;
  #currency: string | undefined;
  #rows = 0;
  #knowsRows = false;

  constructor(source: string, window: TallyQuery = {}, seen?: SeenRows) {
    this.#source = source;
    this.#window = window;
    this.#seen = seen;
    this.#rowsBefore = seen?.rows.size ?? 0;
    this.#leaves = window.detailOf && new Set(window.detailOf.map(leafKey));
  }

  fault(detail: FaultDetail): void {
    if (this.#faults.length >= faultsKept) this.#faultsLeftOut += 1;
    else {
      const value = detail.value === undefined ? {} : { value: detail.value.slice(0, 200) };
      this.#faults.push({ source: this.#source, ...detail, ...value });
    }
  }

  /** Sets the currency of a file that names none. */
  inCurrency(currency: string): void {
    this.#currency = currency;
  }

  add(record: CostRecord, row: Row = {}): void {
    this.#rows += 1;
    const { from = '', to = '\uffff' } = this.#window;
    if (record.date < from || record.date >= to) return;
    if (this.#leaves && !this.#leaves.has(leafKey(leafOf(record)))) return;
    if (row.estimated) this.#estimated.add(record.date);
    this.#sumsOf(row).add(record, this.#stoodBefore(row), row.place);
  }

  #sumsOf({ currency, currencyField, place }: Row): CurrencySums {
    const known = this.#currencies.get(currency);
    if (known !== undefined) return known;
    const sums = new CurrencySums({ place, field: currencyField });
    this.#currencies.set(currency, sums);
    return sums;
  }

  #stoodBefore({ cells, identity }: Row) {
    if (cells === undefined || identity === undefined || this.#seen === undefined) return undefined;
    this.#knowsRows = true;
    return this.#seen.rows.add(cells, identity);
  }

  /** Rows that were read, inside the window or not. */
  get rows(): number {
    return this.#rows;
  }

  get firstFault(): ReadFault | undefined {
    return this.#faults[0];
  }

  result() {
    const named = [...this.#currencies].filter(([name]) => name !== undefined);
    const [most] = named.toSorted(([, a], [, b]) => b.rows - a.rows);
    const currency = this.#currency ?? most?.[0] ?? 'unknown';
    const sums = this.#sumsOf({ currency });
    sums.addAll(this.#currencies.get(undefined));
    this.#currencies.delete(undefined);
    const others = named.filter(([name]) => name !== currency);
    const smaller = Math.min(sums.rows, this.#rowsBefore);
    const isRetold = smaller > 0 && sums.retold.rows >= retoldShare * smaller;
    const retells = isRetold && this.#seen?.areParts === false;
    if (retells) sums.keepRetold();
    const faults = leftOutFaults({
      currency,
      sums,
      others,
      isFull: this.#seen?.rows.isFull === true,
    });
    for (const fault of faults) this.fault(fault);
    return {
      records: sums.fresh.records(),
      estimatedDays: this.#estimated,
      currency,
      faults: [...this.#faults, ...this.#moreFaults()],
      ...(this.#knowsRows && { rows: retells ? ('retold' as const) : ('new' as const) }),
    };
  }

  #moreFaults(): ReadFault[] {
    if (this.#faultsLeftOut === 0) return [];
    const message = `${this.#faultsLeftOut} more faults are not listed`;
    return [{ source: this.#source, code: 'bad-value', message }];
  }
}

type TallyQuery = Pick<CostQuery, 'from' | 'to' | 'detailOf'>;

const leafOf = ({ account, service, series }: CostRecord): CostLeaf => ({
  ...(account !== undefined && { account }),
  ...(service !== undefined && { service }),
  ...(series !== undefined && { series }),
});
