import { classifyOrigin } from './classify-origin.ts';
import type { OriginVerdict } from './origin.ts';
import type { OriginEvent } from './origin-facts.ts';
import type { ChangePolicy } from './policy.ts';

interface Remembered {
  readonly actor: OriginEvent['actor'];
  readonly effect: OriginEvent['effect'];
  readonly verdict: OriginVerdict;
}

/**
 * `classifyOrigin` for one policy, with the answers remembered for events that share their evidence: a
 * source that reads what many records have in common reads it once for all of them.
 */
export class VerdictMemo {
  readonly #policy: ChangePolicy;
  readonly #known = new WeakMap<OriginEvent['evidence'], Remembered>();

  constructor(policy: ChangePolicy) {
    this.#policy = policy;
  }

  of({ actor, effect, evidence }: OriginEvent): OriginVerdict {
    const known = this.#known.get(evidence);
    if (known?.actor === actor && known.effect === effect) return known.verdict;
    const verdict = classifyOrigin({ actor, effect, evidence }, this.#policy);
    this.#known.set(evidence, { actor, effect, verdict });
    return verdict;
  }
}
