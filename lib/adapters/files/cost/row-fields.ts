import { amount, day, isCurrency, text } from './cells.ts';
import type { CsvContext } from './csv-format.ts';
import type { CsvRow } from './csv-rows.ts';

interface Field {
  readonly at: number;
  /** As the header spells it. */
  readonly name: string;
}

/** A column that is part of a sum. */
export interface Term extends Field {
  readonly sign: 1 | -1;
}

/** The three fields no cost can do without. */
export interface Fields {
  readonly date: Field;
  /** The columns whose sum is the cost of a row; none for a row that costs nothing under the metric. */
  readonly cost: (row: CsvRow) => readonly Term[];
  readonly currency: Field;
}

interface FoundFields {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly amount: number;
  /** Absent where the row names none. */
  readonly currency: string | undefined;
  readonly place: string;
}

type Context = Pick<CsvContext, 'header' | 'tally'>;

/** Reads day, amount and currency of a row; undefined, and a fault, when the row cannot be counted. */
export function readFields(row: CsvRow, fields: Fields, context: Context): FoundFields | undefined {
  const { header, tally } = context;
  const place = `line ${row.line}`;
  if (row.cells.length !== header.length) {
    const message = `${row.cells.length} cells, but the header has ${header.length}; the row is left out`;
    tally.fault({ place, code: 'not-a-record', message });
    return undefined;
  }
  const wrong = ({ name }: Field, value: string | undefined, what: string): undefined => {
    const message = `${what}; the row is left out`;
    tally.fault({ place, field: name, value: value ?? '', code: 'bad-value', message });
  };
  const dateCell = text(row.cells[fields.date.at]);
  const date = day(dateCell ?? '');
  if (date === undefined)
    return wrong(fields.date, dateCell, 'no date that exists, written YYYY-MM-DD');
  let cost = 0;
  for (const term of fields.cost(row)) {
    const cell = text(row.cells[term.at]);
    const part = amount(cell ?? '');
    if (part === undefined) return wrong(term, cell, 'no number; write it as 1234.5');
    cost += term.sign * part;
  }
  const currency = text(row.cells[fields.currency.at]);
  if (currency !== undefined && !isCurrency(currency))
    return wrong(fields.currency, currency, 'no code of a currency, such as USD');
  return { date, amount: cost, currency: currency?.toUpperCase(), place };
}

/** The fields that are there. */
export function defined<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: Partial<Record<keyof T, unknown>> = {};
  for (const key in fields) if (fields[key] !== undefined) found[key] = fields[key];
  return found as { [K in keyof T]?: Exclude<T[K], undefined> };
}
