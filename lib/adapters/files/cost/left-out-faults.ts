import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import { exactAmount } from '../../../domain/text/exact-amount.ts';
import type { CurrencySums } from './currency-sums.ts';

type Fault = Omit<ReadFault, 'source'>;

interface LeftOut {
  /** The currency that counts. */
  readonly currency: string;
  readonly sums: CurrencySums;
  /** Rows in other currencies. */
  readonly others: readonly (readonly [currency: string | undefined, sums: CurrencySums])[];
  /** True when not every row could be remembered. */
  readonly isFull: boolean;
}

/** What was left out of a sum, how much of it, and why, and what may count twice. */
export const leftOutFaults = ({ currency, sums, others, isFull }: LeftOut): Fault[] => [
  ...others.map(([other = '', left]) => otherCurrency(other, left, currency)),
  ...(sums.again.rows === 0 ? [] : [standsTwice(sums, currency)]),
  ...(sums.retold.rows === 0 ? [] : [standsElsewhere(sums, currency)]),
  ...(sums.alike.rows === 0 ? [] : [looksAlike(sums, currency)]),
  ...(isFull ? [tooManyRows] : []),
];

function otherCurrency(other: string, { first, rows, amount }: CurrencySums, main: string): Fault {
  const them = `${rowsText(rows)} in ${other}, ${exactAmount(amount, other)} in all`;
  const message = `${them}, left out: most rows are in ${main}, and currencies are not added up`;
  return { ...placeOf(first.place, first.field), value: other, code: 'unsupported', message };
}

function standsTwice({ again, againAt }: CurrencySums, currency: string): Fault {
  const message = `${rowsText(again.rows)} that stood before, alike in all that tells rows apart; counted once, ${exactAmount(again.amount, currency)} left out`;
  return { ...placeOf(againAt), code: 'bad-value', message };
}

function looksAlike({ alike }: CurrencySums, currency: string): Fault {
  const message = `${rowsText(alike.rows)} like one that stood before, ${exactAmount(alike.amount, currency)} in all; counted, because nothing here tells two charges from one that stands twice: let the export have identity_line_item_id`;
  return { ...placeOf(alike.at), code: 'unsupported', message };
}

function standsElsewhere({ retold }: CurrencySums, currency: string): Fault {
  const message = `${rowsText(retold.rows)} that stand in an earlier part of the export too; counted once, ${exactAmount(retold.amount, currency)} left out`;
  return { code: 'bad-value', message };
}

const tooManyRows: Fault = {
  code: 'unsupported',
  message:
    'too many rows to remember all: whether the rows after the first 12 million stand twice was not looked at',
};

const rowsText = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

const placeOf = (place: string | undefined, field?: string | undefined) => ({
  ...(place !== undefined && { place }),
  ...(field !== undefined && { field }),
});
