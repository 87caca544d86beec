import { SortedValues } from './sorted-values.ts';
import type { AnomalyTuning } from './tuning.ts';

/** What is assumed of a single day's deviation before anything was seen, as a share of the expected. */
const priorDeviation = 0.25;
/** Days that weigh as much as that assumption. */
const priorDays = 7;
/** How often the deviation is taken anew. */
const renewEvery = 4;

/**
 * How far runs of one length usually are from what was expected, learnt from the series' own past: a
 * series that wanders by itself needs more to be called anomalous.
 */
export class UsualDeviation {
  readonly #tuning: AnomalyTuning;
  readonly #seen: Float64Array;
  readonly #sorted: SortedValues;
  readonly #prior: number;
  readonly #knee: number;
  #count = 0;
  #scale: number;

  constructor(span: number, tuning: AnomalyTuning) {
    this.#tuning = tuning;
    this.#seen = new Float64Array(tuning.scaleDays);
    this.#sorted = new SortedValues(tuning.scaleDays);
    this.#prior = priorDeviation / (span === 1 ? 1 : 0.8 * Math.sqrt(span));
    this.#knee = (tuning.kneeDeviation * this.#prior) / priorDeviation;
    this.#scale = this.#prior;
  }

  /** The deviation as a multiple of the usual one. */
  score(deviation: number): number {
    return deviation / Math.max(this.#tuning.leastDeviation, this.#scale);
  }

  note(deviation: number): void {
    const place = this.#count % this.#seen.length;
    const size = Math.abs(deviation);
    if (this.#count < this.#seen.length) this.#sorted.add(size);
    else this.#sorted.replace(this.#seen[place] ?? 0, size);
    this.#seen[place] = size;
    this.#count += 1;
    if (this.#count % renewEvery === 0) this.#renew();
  }

  #renew(): void {
    const known = this.#sorted.count;
    const deviation = 1.4826 * this.#sorted.at(known >> 1);
    const weight = known / (known + priorDays);
    const learnt = weight * deviation + (1 - weight) * this.#prior;
    const above = Math.max(1, learnt / this.#knee);
    this.#scale = above === 1 ? learnt : this.#knee * above ** this.#tuning.bend;
  }
}
