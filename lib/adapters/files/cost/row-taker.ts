import type { ChargeType } from '../../../domain/cost/charge-type.ts';
import type { CostDimensions } from '../../../domain/cost/cost-record.ts';
import { day, isCurrency } from './cells.ts';
import type { CostTally, FaultDetail } from './cost-tally.ts';
import type { CsvContext, RowReader } from './csv-format.ts';
import type { Row } from './row.ts';
import { defined, type Field, type Term } from './row-fields.ts';
import type { RowIdentity } from './row-identity.ts';
import type { RowDay, RowDetail, RowKind } from './row-kind.ts';
import { RowMemo } from './row-memo.ts';

/** What rows say that are alike but for their day and amounts. */
export interface Described {
  readonly dimensions: Omit<CostDimensions, 'chargeType'>;
  /** Of a row that costs so much. */
  readonly chargeType: (cost: number) => ChargeType;
  /** The columns whose sum is the cost; none for rows that cost nothing under the metric. */
  readonly terms: readonly Term[];
  /** What each of them is told for. */
  readonly faults: readonly FaultDetail[];
}

export interface TakerColumns {
  readonly date: Field;
  readonly currency: Field;
  /** Filled in once the charge is final. */
  readonly invoice: number | undefined;
  readonly quantity: number | undefined;
  readonly identity: RowIdentity | undefined;
  /** What was metered and what was billed, where that is asked for. */
  readonly detail: Readonly<Record<keyof RowDetail, number | undefined>>;
  /** Those that `describe` looks at. */
  readonly described: readonly (number | undefined)[];
}

interface Kind extends Pick<Described, 'terms' | 'faults'> {
  readonly hasCurrency: boolean;
  /** Of those that cost something, and of those that give back. */
  readonly costing: RowKind;
  readonly giving: RowKind;
}

type Context = Pick<CsvContext, 'header' | 'tally'>;

/** Reads rows of an export into the tally. A row that cannot be counted is left out, and a fault. */
export function rowTaker(
  context: Context,
  columns: TakerColumns,
  describe: (row: Row) => Described,
): RowReader['take'] {
  const { header, tally } = context;
  const { date, currency, invoice = -1, quantity = -1, identity } = columns;
  const days = new RowMemo([date.at], (row) => {
    const found = day(row.text(date.at) ?? '');
    return found === undefined ? undefined : tally.dayOf(found);
  });
  const kindOf = kindsOfRows(context, columns, describe);
  const leftOut = leaveOut(tally);
  const ownOf = (row: Row, rowDay: RowDay, amount: number) => ({
    day: rowDay,
    amount,
    quantity: quantity < 0 ? undefined : row.amount(quantity),
    estimated: row.isBlank(invoice),
    row,
    identity,
  });
  return (row) => {
    if (row.count !== header.length) return tally.fault(otherWidth(row, header));
    const found = days.of(row);
    if (found === undefined) return leftOut(row, date, 'no date that exists, written YYYY-MM-DD');
    const kind = kindOf(row);
    const cost = costIn(row, kind.terms);
    if (typeof cost !== 'number') return leftOut(row, cost, 'no number; write it as 1234.5');
    if (!kind.hasCurrency) return leftOut(row, currency, 'no code of a currency, such as USD');
    for (const fault of kind.faults) tally.fault({ place: placeOf(row), ...fault });
    tally.add(cost < 0 ? kind.giving : kind.costing, ownOf(row, found, cost));
  };
}

const noDetail = { usageType: undefined, resource: undefined };

/** Looks at what was metered and billed no longer than that is summed. */
function kindsOfRows(
  context: Context,
  columns: TakerColumns,
  describe: (row: Row) => Described,
): (row: Row) => Kind {
  const { tally } = context;
  let kinds = memoOfKinds(context, columns, describe);
  let { sumsDetail } = tally;
  return (row) => {
    if (sumsDetail !== tally.sumsDetail) {
      sumsDetail = tally.sumsDetail;
      kinds = memoOfKinds(context, { ...columns, detail: noDetail }, describe);
    }
    return kinds.of(row);
  };
}

function memoOfKinds(
  { tally }: Context,
  { currency, described, detail }: TakerColumns,
  describe: (row: Row) => Described,
): RowMemo<Kind> {
  const { usageType, resource } = detail;
  const looksAt = [currency.at, ...described, usageType, resource];
  const columns = looksAt.filter((at) => at !== undefined);
  return new RowMemo(columns, (row) => {
    const { dimensions, chargeType, ...rest } = describe(row);
    const code = row.text(currency.at);
    const own = defined({
      usageType: usageType === undefined ? undefined : row.text(usageType),
      resource: resource === undefined ? undefined : row.text(resource),
    });
    const inCurrency = { code: code?.toUpperCase(), field: currency.name };
    const kindOf = (cost: number) =>
      tally.kindOf({ chargeType: chargeType(cost), ...dimensions }, own, inCurrency);
    const hasCurrency = code === undefined || isCurrency(code);
    return { ...rest, hasCurrency, costing: kindOf(0), giving: kindOf(-1) };
  });
}

/** What a row costs, or the term that is no number. */
function costIn(row: Row, terms: readonly Term[]): number | Term {
  let cost = 0;
  for (const term of terms) {
    const part = row.amount(term.at);
    if (part === undefined) return term;
    cost += term.sign * part;
  }
  return cost;
}

const placeOf = ({ line }: Row): string => `line ${line}`;

const leaveOut =
  (tally: CostTally) =>
  (row: Row, { at, name }: Field, what: string): void => {
    const message = `${what}; the row is left out`;
    const value = row.text(at) ?? '';
    tally.fault({ place: placeOf(row), field: name, value, code: 'bad-value', message });
  };

function otherWidth(row: Row, header: readonly string[]): FaultDetail {
  const message = `${row.count} cells, but the header has ${header.length}; the row is left out`;
  return { place: placeOf(row), code: 'not-a-record', message };
}
