import type { CostRecord } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';

interface Group {
  readonly date: string;
  /** Start of the period, an hour of the day or the day itself. */
  readonly start: string;
  readonly keys: readonly string[];
  readonly record: Omit<CostRecord, 'date' | 'amount'>;
  readonly amount: string | undefined;
  readonly unit: string | undefined;
}

/** Gathers the groups of an answer: each one once, all in the currency of the first. */
export class AnswerTally {
  readonly #source: string;
  readonly #records: CostRecord[] = [];
  readonly #faults: ReadFault[] = [];
  readonly #seen = new Set<string>();
  readonly #estimated = new Set<string>();
  #currency: string | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  fault(place: string, fault: Omit<ReadFault, 'source' | 'place'>): void {
    this.#faults.push({
      source: this.#source,
      place,
      ...fault,
      value: (fault.value ?? '').slice(0, 200),
    });
  }

  /** A day the answer covers, whether it holds a charge or not. */
  day(date: string, estimated: boolean): void {
    if (estimated) this.#estimated.add(date);
    if (!this.#seen.has(date)) this.#records.push({ date, amount: 0, chargeType: 'usage' });
    this.#seen.add(date);
  }

  add(place: string, { date, start, keys, record, amount, unit }: Group): void {
    const value = Number(amount);
    const name = keys.join(', ') || 'Total';
    if (amount === undefined || amount.trim() === '' || !Number.isFinite(value)) {
      const message = `no amount for ${name} on ${date}; the group is left out`;
      this.fault(place, { code: 'bad-value', field: 'Amount', value: amount ?? '', message });
      return;
    }
    const currency = unit ?? 'unknown';
    this.#currency ??= currency;
    if (value !== 0 && currency !== this.#currency) {
      const message = `in ${currency}, but the answer began in ${this.#currency}; the group is left out`;
      this.fault(place, { code: 'unsupported', field: 'Unit', value: currency, message });
      return;
    }
    const id = JSON.stringify([start, ...keys]);
    if (this.#seen.has(id)) {
      const message = `${name} on ${date} stands twice; it is counted once (was a page saved twice?)`;
      this.fault(place, { code: 'bad-value', field: 'Keys', value: name, message });
      return;
    }
    this.#seen.add(id);
    this.#records.push({ ...record, date, amount: value });
  }

  result() {
    return {
      records: this.#records,
      estimatedDays: this.#estimated,
      currency: this.#currency ?? 'unknown',
      faults: this.#faults,
    };
  }
}
