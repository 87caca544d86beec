import { day } from './cells.ts';
import { type CsvContext, type CsvFormat, columnFinder, type RowReader } from './csv-format.ts';
import type { Row } from './row.ts';
import type { RowKind } from './row-kind.ts';
import { RowMemo } from './row-memo.ts';

const dateNames = ['date', 'day'];
/** Columns that stand for the whole; others may be parts of it, so they are never summed into it. */
const mainNames = ['total', 'cost', 'amount', 'unblendedcost'];
/** Columns of text that say what a row is about; such a file has several rows a day. */
const dimensions = ['account', 'service', 'region'] as const;

/** `date,…`: each column of numbers is a series of its own. */
export const plainCsv: CsvFormat = {
  matches: (header) => header.some((name) => dateNames.includes(name.trim().toLowerCase())),
  open: (context) => new PlainReader(context),
};

interface Column {
  readonly at: number;
  readonly name: string;
  numbers: number;
  texts: number;
}

class PlainReader implements RowReader {
  readonly kind = 'plain-csv';
  readonly metric = 'UnblendedCost';
  readonly #context: CsvContext;
  readonly #date: number;
  readonly #columns: Column[];
  readonly #dimensions: readonly (readonly [(typeof dimensions)[number], number])[];
  readonly #days = new Set<string>();
  /** For each column, what its costs are about. */
  readonly #kinds: RowMemo<readonly RowKind[]>;

  constructor(context: CsvContext) {
    this.#context = context;
    const { find, need } = columnFinder(context);
    this.#date = need(...dateNames);
    this.#dimensions = dimensions.flatMap((name) => {
      const at = find(name);
      return at === undefined ? [] : [[name, at] as const];
    });
    const taken = new Set([this.#date, ...this.#dimensions.map(([, at]) => at)]);
    this.#columns = context.header
      .map((name, at) => ({ at, name: name.trim() || `column ${at + 1}`, numbers: 0, texts: 0 }))
      .filter(({ at }) => !taken.has(at));
    for (const { at } of this.#columns) context.onColumn?.(at);
    if (this.#columns.length === 0)
      throw new Error(
        `${context.path}: a column of costs is missing; columns found: ${context.header.join(', ')}`,
      );
    this.#kinds = new RowMemo(
      this.#dimensions.map(([, at]) => at),
      (row) => this.#kindsOf(row),
    );
  }

  take(row: Row): void {
    const place = `line ${row.line}`;
    const date = this.#dateOf(row, place);
    if (date === undefined) return;
    const kinds = this.#kinds.of(row);
    const day = this.#context.tally.dayOf(date);
    for (const [index, column] of this.#columns.entries()) {
      const cost = this.#numberIn(column, row, place);
      const kind = kinds[index];
      if (cost !== undefined && kind !== undefined)
        this.#context.tally.add(kind, { day, amount: cost });
    }
  }

  #kindsOf(row: Row): RowKind[] {
    const about = Object.fromEntries(
      this.#dimensions.flatMap(([name, at]) => {
        const value = row.text(at);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return this.#columns.map(({ name }) =>
      this.#context.tally.kindOf({ chargeType: 'usage', series: name, ...about }),
    );
  }

  end(): { readonly mainSeries?: string } {
    const { tally, currency } = this.#context;
    if (currency !== undefined) tally.inCurrency(currency);
    const series = this.#columns.filter(({ numbers }) => numbers > 0);
    for (const { name, numbers, texts } of this.#columns) {
      if (numbers === 0 && texts > 0)
        tally.fault({
          field: name,
          code: 'bad-value',
          message: 'a column without numbers; it is left out',
        });
    }
    const main = mainNames
      .map((name) => series.find((column) => column.name.toLowerCase() === name))
      .find((column) => column !== undefined);
    const only = series.length === 1 ? series[0] : undefined;
    const mainSeries = (main ?? only)?.name;
    return mainSeries === undefined ? {} : { mainSeries };
  }

  /** The row's day; undefined, and a fault, where there is none, or it stood before and would count twice. */
  #dateOf(row: Row, place: string): string | undefined {
    const { tally, header } = this.#context;
    const value = row.text(this.#date) ?? '';
    const field = header[this.#date] ?? 'date';
    const date = day(value);
    if (date === undefined) {
      const message = 'no date that exists, written YYYY-MM-DD; the row is left out';
      tally.fault({ place, field, value, code: 'bad-value', message });
      return undefined;
    }
    if (this.#dimensions.length === 0 && this.#days.has(date)) {
      const message = 'this day stands twice; the first row counts, this one is left out';
      tally.fault({ place, field, value, code: 'bad-value', message });
      return undefined;
    }
    this.#days.add(date);
    return date;
  }

  #numberIn(column: Column, row: Row, place: string): number | undefined {
    const number = row.amount(column.at);
    if (number !== undefined) {
      column.numbers += 1;
      return number;
    }
    const value = row.text(column.at);
    if (value === undefined) return undefined;
    column.texts += 1;
    // A column of text would be a fault in every row; it is told once, at the end.
    if (column.numbers > 0 || mainNames.includes(column.name.toLowerCase())) {
      const message = 'no number; write it as 1234.5; the cell is left out';
      this.#context.tally.fault({ place, field: column.name, value, code: 'bad-value', message });
    }
    return undefined;
  }
}
