import type { CostDimensions } from '../../../domain/cost/cost-record.ts';

interface DayNumbers {
  readonly numbers: Map<string, number>;
  readonly dates: string[];
}

/** Numbers for the dimensions and days of sums, each of which is kept once. */
export class SumKeys {
  readonly #lines = new Map<string, number>();
  readonly #dimensions: CostDimensions[] = [];
  readonly #days: DayNumbers;

  /** Days have the same numbers as in `others`. */
  constructor(others?: SumKeys) {
    this.#days = others === undefined ? { numbers: new Map(), dates: [] } : others.#days;
  }

  /** The number of these dimensions. */
  lineOf(dimensions: CostDimensions): number {
    const key = keyOf(dimensions);
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const line = this.#dimensions.push(dimensions) - 1;
    this.#lines.set(key, line);
    return line;
  }

  dayOf(date: string): number {
    const { numbers, dates } = this.#days;
    const known = numbers.get(date);
    if (known !== undefined) return known;
    const day = dates.push(date) - 1;
    numbers.set(date, day);
    return day;
  }

  /** By their numbers. */
  get dimensions(): readonly CostDimensions[] {
    return this.#dimensions;
  }

  get dates(): readonly string[] {
    return this.#days.dates;
  }
}

/** Keys of sums, and of those by usage type and resource beside them. */
export class TallyKeys {
  readonly sums = new SumKeys();
  readonly detail = new SumKeys(this.sums);
}

function keyOf(dimensions: CostDimensions): string {
  const { chargeType, account, service, region, series, tags, costCategories } = dimensions;
  const { usageType, resource } = dimensions;
  const named = [tags, costCategories].map((it) =>
    it === undefined ? '' : JSON.stringify(Object.entries(it).sort()),
  );
  return [chargeType, account, service, region, series, usageType, resource, ...named].join(
    '\u0000',
  );
}
