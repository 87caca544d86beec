import type { CostRecord } from '../../../domain/cost/cost-record.ts';

type Dimensions = Omit<CostRecord, 'amount' | 'quantity' | 'date'>;

/** What costs of the same dimensions came to: where the sum of each day stands in the columns. */
interface Line {
  readonly key: string;
  readonly dimensions: Dimensions;
  readonly slots: Map<string, number>;
}

/**
 * Sums of rows by day and dimensions, so that memory grows with those and not with the rows. Dimensions are
 * kept once for all days, and the sums in columns: an export has some thousand of the one, millions of the other.
 */
export class RowSums {
  #lines = new Map<string, Line>();
  #lineOf: Line[] = [];
  #dateOf: string[] = [];
  readonly #dates = new Map<string, string>();
  #amounts = new Float64Array(16);
  /** NaN where it is not known: a quantity that is missing once is not. */
  #quantities = new Float64Array(16);
  #rows = 0;
  #amount = 0;

  add({ date, amount, quantity = Number.NaN, ...dimensions }: CostRecord): void {
    this.#rows += 1;
    this.#amount += amount;
    this.#put(this.#lineFor(keyOf(dimensions), dimensions), date, amount, quantity);
  }

  /** Takes over what others have summed. */
  addAll(others: RowSums): void {
    this.#rows += others.#rows;
    this.#amount += others.#amount;
    others.#lineOf.forEach(({ key, dimensions }, slot) => {
      const quantity = others.#quantities[slot] ?? Number.NaN;
      const line = this.#lineFor(key, dimensions);
      this.#put(line, others.#dateOf[slot] ?? '', others.#amounts[slot] ?? 0, quantity);
    });
  }

  clear(): void {
    this.#lines = new Map();
    this.#lineOf = [];
    this.#dateOf = [];
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

  /** One a day and dimensions, in the order in which they first came. */
  records(): CostRecord[] {
    return this.#lineOf.map(({ dimensions }, slot): CostRecord => {
      const quantity = this.#quantities[slot] ?? Number.NaN;
      return {
        date: this.#dateOf[slot] ?? '',
        ...dimensions,
        amount: this.#amounts[slot] ?? 0,
        ...(!Number.isNaN(quantity) && { quantity }),
      };
    });
  }

  #lineFor(key: string, dimensions: Dimensions): Line {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const line = { key, dimensions, slots: new Map<string, number>() };
    this.#lines.set(key, line);
    return line;
  }

  #put(line: Line, date: string, amount: number, quantity: number): void {
    const known = line.slots.get(date);
    const slot = known ?? this.#newSlot(line, date);
    this.#amounts[slot] = (known === undefined ? 0 : (this.#amounts[slot] ?? 0)) + amount;
    this.#quantities[slot] = (known === undefined ? 0 : (this.#quantities[slot] ?? 0)) + quantity;
  }

  /** The same day comes as a text of its own with each row; one of them is kept. */
  #textOf(date: string): string {
    const known = this.#dates.get(date);
    if (known !== undefined) return known;
    this.#dates.set(date, date);
    return date;
  }

  #newSlot(line: Line, date: string): number {
    const slot = this.#lineOf.push(line) - 1;
    const text = this.#textOf(date);
    line.slots.set(text, slot);
    this.#dateOf.push(text);
    if (slot >= this.#amounts.length) {
      this.#amounts = doubled(this.#amounts);
      this.#quantities = doubled(this.#quantities);
    }
    return slot;
  }
}

function doubled(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * column.length);
  longer.set(column);
  return longer;
}

function keyOf(dimensions: Dimensions): string {
  const { chargeType, account, service, region, series, tags, costCategories } = dimensions;
  const { usageType, resource } = dimensions;
  const named = [tags, costCategories].map((it) =>
    it === undefined ? '' : JSON.stringify(Object.entries(it).sort()),
  );
  return [chargeType, account, service, region, series, usageType, resource, ...named].join(
    '\u0000',
  );
}
