import { isNoise } from '../../../../domain/change/is-noise.ts';
import { effectOf } from '../../effects/effect-of.ts';

/** More names than any real log holds; an attacker must not be able to fill memory. */
const limit = 4096;

/** Which actions of one service are noise: by their name, or because the provider says that they only read. */
export class NoiseNames {
  readonly #service: string;
  readonly #known = { readOnly: new Map<string, boolean>(), other: new Map<string, boolean>() };

  constructor(service: string) {
    this.#service = service;
  }

  /**
   * Whether it is a data event need not be known: that makes no change of a read, nor the reverse.
   * `readOnly` is CloudTrail's flag, where it is true.
   */
  has(action: string, readOnly: boolean): boolean {
    const known = readOnly ? this.#known.readOnly : this.#known.other;
    const before = known.get(action);
    if (before !== undefined) return before;
    const flag = readOnly ? true : undefined;
    const effect = effectOf({ service: this.#service, action, readOnly: flag, dataEvent: false });
    const isNow = isNoise({ action, effect });
    if (known.size >= limit) known.clear();
    known.set(action, isNow);
    return isNow;
  }
}
