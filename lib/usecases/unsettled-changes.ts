import type { ChangeEvent } from '../domain/change/change-event.ts';
import { canBeTraced } from '../domain/change/session-chain.ts';
import { changedSomething, type SessionTracer } from './session-tracer.ts';

/**
 * Holds back the changes whose judgement depends on what may yet come: on the call that opened their
 * session, or on another account's copy of them. So the order of the input does not matter. At most
 * `limit` wait; the longest waiting is let go for each one more.
 */
export class UnsettledChanges {
  readonly #waiting = new Map<string, ChangeEvent>();
  readonly #tracer: SessionTracer;
  readonly #limit: number;
  #gaveUp = false;

  constructor(tracer: SessionTracer, limit = 20_000) {
    this.#tracer = tracer;
    this.#limit = limit;
  }

  /** True when changes had to be judged before all that concerns them was known. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  /** What can be judged now that this event has come: itself, another one, or nothing. */
  take(event: ChangeEvent): ChangeEvent | undefined {
    this.#tracer.learn(event);
    const hasCopies = event.sharedId !== undefined && changedSomething(event);
    if (!hasCopies && !this.#tracer.isOpen(event)) return this.#tracer.follow(event);
    this.#waiting.set(keyOf(event), event);
    return this.#waiting.size > this.#limit ? this.#letGo() : undefined;
  }

  /** Another copy of an event that has come before. */
  again(event: ChangeEvent): void {
    this.#tracer.learn(event);
    const key = keyOf(event);
    const held = this.#waiting.get(key);
    if (held !== undefined && tellsMore(event, held)) this.#waiting.set(key, event);
  }

  /** All that waits, when nothing more comes. */
  async *settle(): AsyncGenerator<ChangeEvent> {
    for (const event of this.#waiting.values()) yield await this.#tracer.trace(event);
    this.#waiting.clear();
  }

  #letGo(): ChangeEvent | undefined {
    const [oldest] = this.#waiting;
    if (oldest === undefined) return undefined;
    this.#gaveUp = true;
    this.#waiting.delete(oldest[0]);
    return this.#tracer.follow(oldest[1]);
  }
}

/** Every account's copy of one event has the same key. */
export const keyOf = ({ id, sharedId }: ChangeEvent): string => sharedId ?? id;

/** The copy in the caller's own account names the caller; between equals the id decides. */
function tellsMore(event: ChangeEvent, held: ChangeEvent): boolean {
  const rank = ({ actor }: ChangeEvent) =>
    actor.kind === 'account' || actor.kind === 'unknown' ? 0 : 1;
  return rank(event) - rank(held) > 0 || (rank(event) === rank(held) && event.id < held.id);
}

/** True when no other call can tell more of this one, or of those that are alike, nor they of others. */
export const standsAlone = ({ issued, actor }: ChangeEvent): boolean =>
  issued === undefined && !canBeTraced(actor);
