import { leafKey } from '../../../domain/cost/anomaly/cost-leaf.ts';
import type { CostDimensions, CostRecord } from '../../../domain/cost/cost-record.ts';
import type { CostTable } from '../../../domain/cost/cost-table.ts';
import { type Groups, groupsOf } from './groups-of.ts';
import type { SumKeys } from './sum-keys.ts';

const firstSums = 1 << 10;
const fullest = 0.6;

/**
 * Sums of rows by day and dimensions, so that memory grows with those and not with the rows: some 30 bytes
 * a sum, in the order in which they first came.
 */
export class RowSums implements CostTable {
  readonly #keys: SumKeys;
  /** Where a sum stands, plus one, by day and dimensions; 0 where there is none. Empty while days come in order. */
  #places = new Int32Array(0);
  /** Of each dimensions the sum that was begun last, plus one. */
  readonly #newest: number[] = [];
  #lines = new Int32Array(firstSums);
  #days = new Int32Array(firstSums);
  #amounts = new Float64Array(firstSums);
  /** NaN where it is not known: a quantity that is missing once is not. Absent while none is known. */
  #quantities: Float64Array | undefined;
  #sums = 0;
  #rows = 0;
  #amount = 0;
  #byDay: Groups | undefined;

  constructor(keys: SumKeys) {
    this.#keys = keys;
  }

  /** Adds a row; `quantity` is NaN where it is not known. */
  add(line: number, day: number, amount: number, quantity: number): void {
    this.#rows += 1;
    this.#amount += amount;
    this.#put(line, day, amount, quantity);
  }

  /** Takes over what others with the same keys have summed. */
  addAll(others: RowSums): void {
    this.#rows += others.#rows;
    this.#amount += others.#amount;
    for (let sum = 0; sum < others.#sums; sum += 1) {
      const quantity = others.#quantities?.[sum] ?? Number.NaN;
      const [line, day] = [others.#lines[sum] ?? 0, others.#days[sum] ?? 0];
      this.#put(line, day, others.#amounts[sum] ?? 0, quantity);
    }
  }

  clear(): void {
    this.#places = new Int32Array(0);
    this.#newest.length = 0;
    this.#quantities = undefined;
    this.#byDay = undefined;
    this.#sums = 0;
    this.#rows = 0;
    this.#amount = 0;
  }

  /** How many sums there are. */
  get size(): number {
    return this.#sums;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Of all rows. */
  get amount(): number {
    return this.#amount;
  }

  dates(): readonly string[] {
    const days = new Set(this.#days.subarray(0, this.#sums));
    return [...days].map((day) => this.#keys.dates[day] ?? '');
  }

  records(): CostRecord[] {
    return Array.from({ length: this.#sums }, (_, sum) => this.#record(sum));
  }

  on(date: string): readonly CostRecord[] {
    this.#byDay ??= groupsOf(this.#days.subarray(0, this.#sums), this.#keys.dates.length);
    const day = this.#keys.dates.indexOf(date);
    return Array.from(this.#byDay(day), (sum) => this.#record(sum));
  }

  dimensions = (): readonly CostDimensions[] => this.#keys.dimensions;

  each(visit: Parameters<CostTable['each']>[0]): void {
    const { dates, dimensions } = this.#keys;
    for (let sum = 0; sum < this.#sums; sum += 1) {
      const about = dimensions[this.#lines[sum] ?? 0];
      if (about !== undefined)
        visit(dates[this.#days[sum] ?? 0] ?? '', this.#amounts[sum] ?? 0, about);
    }
  }

  byLeaf(): ReturnType<CostTable['byLeaf']> {
    const leaves = new Map<string, number>();
    const leafOfLine = this.#keys.dimensions.map((dimensions) => {
      const key = leafKey(dimensions);
      const leaf = leaves.get(key) ?? leaves.size;
      leaves.set(key, leaf);
      return leaf;
    });
    const leafOf = this.#lines.subarray(0, this.#sums).map((line) => leafOfLine[line] ?? 0);
    const sums = groupsOf(leafOf, leaves.size);
    return (leaf) => Array.from(sums(leaves.get(leafKey(leaf)) ?? -1), (sum) => this.#record(sum));
  }

  #record(sum: number): CostRecord {
    const { dates, dimensions } = this.#keys;
    const quantity = this.#quantities?.[sum] ?? Number.NaN;
    return {
      date: dates[this.#days[sum] ?? 0] ?? '',
      ...(dimensions[this.#lines[sum] ?? 0] ?? { chargeType: 'usage' }),
      amount: this.#amounts[sum] ?? 0,
      ...(!Number.isNaN(quantity) && { quantity }),
    };
  }

  #put(line: number, day: number, amount: number, quantity: number): void {
    const known = this.#sumOf(line, day);
    if (known < 0) this.#begin(line, day, amount, quantity);
    else this.#raise(known, amount, quantity);
  }

  #raise(sum: number, amount: number, quantity: number): void {
    this.#amounts[sum] = (this.#amounts[sum] ?? 0) + amount;
    if (this.#quantities) this.#quantities[sum] = (this.#quantities[sum] ?? Number.NaN) + quantity;
  }

  #begin(line: number, day: number, amount: number, quantity: number): void {
    const sum = this.#sums;
    this.#sums += 1;
    if (sum >= this.#lines.length) this.#grow();
    while (this.#newest.length <= line) this.#newest.push(0);
    this.#newest[line] = sum + 1;
    this.#lines[sum] = line;
    this.#days[sum] = day;
    // 0 first: no sum is -0.
    this.#amounts[sum] = 0 + amount;
    if (!Number.isNaN(quantity))
      this.#quantities ??= new Float64Array(this.#lines.length).fill(Number.NaN);
    if (this.#quantities) this.#quantities[sum] = 0 + quantity;
    if (this.#places.length === 0) return;
    if (this.#sums > fullest * this.#places.length) this.#spread();
    else this.#places[this.#placeOf(line, day)] = sum + 1;
  }

  /** The sum of a day and dimensions; -1 where there is none. */
  #sumOf(line: number, day: number): number {
    const newest = (this.#newest[line] ?? 0) - 1;
    if (newest < 0) return -1;
    const newestDay = this.#days[newest] ?? 0;
    if (day === newestDay) return newest;
    const isInOrder = this.#places.length === 0;
    if (isInOrder && day > newestDay) return -1;
    if (isInOrder) this.#spread();
    return (this.#places[this.#placeOf(line, day)] ?? 0) - 1;
  }

  /** Where a sum stands among the places, or the free one where it belongs. */
  #placeOf(line: number, day: number): number {
    const mask = this.#places.length - 1;
    const hash = Math.imul(line, 0x9e3779b1) + Math.imul(day, 0x85ebca6b);
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const sum = (this.#places[place] ?? 0) - 1;
      if (sum < 0 || (this.#lines[sum] === line && this.#days[sum] === day)) return place;
      place = (place + 1) & mask;
    }
  }

  #spread(): void {
    let length = 2 * firstSums;
    while (fullest * length <= this.#sums) length *= 2;
    this.#places = new Int32Array(length);
    for (let sum = 0; sum < this.#sums; sum += 1)
      this.#places[this.#placeOf(this.#lines[sum] ?? 0, this.#days[sum] ?? 0)] = sum + 1;
  }

  #grow(): void {
    const length = 2 * this.#lines.length;
    const whole = <T extends Int32Array | Float64Array>(longer: T, column: T): T => {
      longer.set(column);
      return longer;
    };
    this.#lines = whole(new Int32Array(length), this.#lines);
    this.#days = whole(new Int32Array(length), this.#days);
    this.#amounts = whole(new Float64Array(length), this.#amounts);
    if (this.#quantities)
      this.#quantities = whole(new Float64Array(length).fill(Number.NaN), this.#quantities);
  }
}
