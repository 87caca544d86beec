import { leafKey } from '../../../domain/cost/anomaly/cost-leaf.ts';
import type { CostDimensions } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import type { CostQuery } from '../../../ports/cost-source.ts';
import type { ReadCostOptions } from './cost-file-read.ts';
import { CurrencySums } from './currency-sums.ts';
import { leftOutFaults } from './left-out-faults.ts';
import type { Row } from './row.ts';
import type { CurrencyCell, OwnOfRow, RowDay, RowDetail, RowKind } from './row-kind.ts';
import type { RowSums } from './row-sums.ts';
import { type SumKeys, TallyKeys } from './sum-keys.ts';

export type FaultDetail = Omit<ReadFault, 'source'>;

/** Faults kept whole; the rest is counted. */
const faultsKept = 1000;
/** More usage types and resources than this are not worth the memory, some 100 MB. */
const mostDetail = { lines: 100_000, sums: 3_000_000 };
/** Two files that share so much of the smaller one tell the same twice; parts of one export share no row. */
const retoldShare = 0.5;

/**
 * Sums rows by day and dimensions. Rows in another currency than most, and rows that stand twice, are
 * left out and counted: currencies are never mixed, and no charge counts twice.
 */
export class CostTally {
  readonly #source: string;
  readonly #window: TallyQuery;
  readonly #seen: TallyShared['seen'];
  /** Keys of the leaves that are asked for; undefined when all are. */
  readonly #leaves: ReadonlySet<string> | undefined;
  readonly #currencies = new Map<string | undefined, CurrencySums>();
  readonly #keys: SumKeys;
  /** Present while usage types and resources are summed beside the rest. */
  #detailKeys: SumKeys | undefined;
  readonly #days = new Map<string, RowDay>();
  readonly #estimated = new Set<string>();
  readonly #faults: ReadFault[] = [];
  readonly #rowsBefore: number;
  #faultsLeftOut = 0;
  #currency: string | undefined;
  #rows = 0;
  #knowsRows = false;

  constructor(
    source: string,
    window: TallyQuery = {},
    { seen, keys = new TallyKeys() }: TallyShared = {},
  ) {
    this.#source = source;
    this.#keys = keys.sums;
    this.#window = window;
    this.#seen = seen;
    this.#rowsBefore = seen?.rows.size ?? 0;
    this.#leaves = window.detailOf && new Set(window.detailOf.map(leafKey));
    this.#detailKeys = window.detailIfSmall && keys.detail;
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

  /** What rows of these dimensions and this currency have in common. */
  kindOf(dimensions: CostDimensions, detail: RowDetail = {}, currency: CurrencyCell = {}): RowKind {
    const isWanted = this.#leaves === undefined || this.#leaves.has(leafKey(dimensions));
    const detailed = { ...dimensions, ...detail };
    const line = this.#keys.lineOf(this.#detailKeys ? dimensions : detailed);
    const detailLine = this.#detailKeys?.lineOf(detailed) ?? line;
    return { line, detailLine, isWanted, currency, sums: undefined };
  }

  add(kind: RowKind, own: OwnOfRow): void {
    this.#rows += 1;
    const { day, amount, quantity = Number.NaN, estimated, row } = own;
    if (!day.isInside || !kind.isWanted) return;
    if (estimated) this.#estimated.add(day.date);
    kind.sums ??= this.#sumsOf(kind.currency.code, {
      field: kind.currency.field,
      place: placeOf(row),
    });
    const { sums } = kind;
    const stood = this.#stoodBefore(own, sums);
    if (stood === 'in-this-file') sums.againAt ??= placeOf(row);
    sums.of(stood).add(kind.line, day.number, amount, quantity);
    if (sums.detail) this.#addDetail(sums.detail.of(stood), kind, own);
  }

  #addDetail(sums: RowSums, { detailLine }: RowKind, { day, amount }: OwnOfRow): void {
    sums.add(detailLine, day.number, amount, Number.NaN);
    const lines = this.#detailKeys?.dimensions.length ?? 0;
    if (sums.size <= mostDetail.sums && lines <= mostDetail.lines) return;
    this.#detailKeys = undefined;
    for (const others of this.#currencies.values()) others.detail = undefined;
  }

  /** False once there are too many usage types and resources to sum them beside the rest. */
  get sumsDetail(): boolean {
    return this.#detailKeys !== undefined;
  }

  dayOf(date: string): RowDay {
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    const { from = '', to = '\uffff' } = this.#window;
    const day = { date, number: this.#keys.dayOf(date), isInside: from <= date && date < to };
    this.#days.set(date, day);
    return day;
  }

  #sumsOf(currency: string | undefined, first: CurrencySums['first'] = {}): CurrencySums {
    const known = this.#currencies.get(currency);
    if (known !== undefined) return known;
    const sums = new CurrencySums(this.#keys, first, this.#detailKeys);
    this.#currencies.set(currency, sums);
    return sums;
  }

  #stoodBefore({ row, identity, amount }: OwnOfRow, { alike }: CurrencySums) {
    if (row === undefined || identity === undefined || this.#seen === undefined) return undefined;
    const stood = this.#seen.rows.add(row, identity.columns);
    if (identity.isSure) {
      this.#knowsRows = true;
      return stood;
    }
    if (stood === 'in-this-file' && amount !== 0) {
      alike.rows += 1;
      alike.amount += amount;
      alike.at ??= placeOf(row);
    }
    return undefined;
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
    const sums = this.#sumsOf(currency);
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
      costs: sums.fresh,
      ...(sums.detail && { detail: sums.detail.fresh }),
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

/** What is shared with the files read before. */
type TallyShared = Pick<ReadCostOptions, 'seen' | 'keys'>;
type TallyQuery = Pick<CostQuery, 'from' | 'to' | 'detailOf' | 'detailIfSmall'>;

const placeOf = (row: Row | undefined) => (row === undefined ? undefined : `line ${row.line}`);
