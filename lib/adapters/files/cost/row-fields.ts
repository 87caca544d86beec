import { amount, day, isCurrency, text } from './cells.ts';
import type { CsvContext } from './csv-format.ts';
import type { CsvRow } from './csv-rows.ts';

interface Field {
  readonly at: number;
  /** As the header spells it. */
  readonly name: string;
}

/** The three fields no cost can do without. */
export interface Fields {
  readonly date: Field;
  readonly amount: Field;
  readonly currency: Field;
}

/** Reads day and amount of a row; undefined, and a fault, when the row cannot be counted. */
export function readFields(
  row: CsvRow,
  fields: Fields,
  { header, tally }: Pick<CsvContext, 'header' | 'tally'>,
): { readonly date: string; readonly amount: number } | undefined {
  const place = `line ${row.line}`;
  if (row.cells.length !== header.length) {
    const message = `${row.cells.length} cells, but the header has ${header.length}; the row is left out`;
    tally.fault({ place, code: 'not-a-record', message });
    return undefined;
  }
  const cell = ({ at }: Field) => text(row.cells[at]);
  const date = cell(fields.date);
  const cost = cell(fields.amount);
  const found = { date: day(date ?? ''), amount: amount(cost ?? '') };
  if (found.date === undefined) {
    const message = 'no date that exists, written YYYY-MM-DD; the row is left out';
    tally.fault({ place, field: fields.date.name, value: date ?? '', code: 'bad-value', message });
    return undefined;
  }
  if (found.amount === undefined) {
    const message = 'no number; write it as 1234.5; the row is left out';
    tally.fault({
      place,
      field: fields.amount.name,
      value: cost ?? '',
      code: 'bad-value',
      message,
    });
    return undefined;
  }
  const currency = cell(fields.currency);
  if (currency !== undefined && !isCurrency(currency)) {
    const message = 'no code of a currency, such as USD; the row is left out';
    tally.fault({
      place,
      field: fields.currency.name,
      value: currency,
      code: 'bad-value',
      message,
    });
    return undefined;
  }
  if (!tally.accepts(currency, fields.currency.name, place)) return undefined;
  return { date: found.date, amount: found.amount };
}

/** The fields that are there. */
export function defined<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
