import { covers } from './apply-policy.ts';
import { alike, type ChangeEvent } from './change-event.ts';
import { type JudgedChange, judge } from './judge.ts';
import type { ChangePolicy } from './policy.ts';
import { VerdictMemo } from './verdict-memo.ts';

/**
 * `judge` for one policy, with the answers remembered for events that are alike: where the same is done
 * again and again, all but the first are looked up.
 */
export class JudgementMemo {
  readonly #policy: ChangePolicy;
  readonly #verdicts: VerdictMemo;
  readonly #known = new WeakMap<object, JudgedChange>();

  constructor(policy: ChangePolicy) {
    this.#policy = policy;
    this.#verdicts = new VerdictMemo(policy);
  }

  of(event: ChangeEvent): JudgedChange {
    const shared = event[alike];
    const known = shared && this.#known.get(shared);
    if (known !== undefined) return { event, verdict: known.verdict, answer: known.answer };
    const judged = judge(event, this.#policy, (it) => this.#verdicts.of(it));
    if (shared !== undefined && this.#holdsForAll(judged, event)) this.#known.set(shared, judged);
    return judged;
  }

  /** True when the answers for this one hold for all that are alike, of which `shared` is `alike`. */
  knows(shared: object): boolean {
    return this.#known.has(shared);
  }

  /** An event marked on the way is another one, and an exception goes by the day. */
  #holdsForAll(judged: JudgedChange, event: ChangeEvent): boolean {
    return judged.event === event && !this.#policy.exceptions.some((it) => covers(it, event));
  }
}
