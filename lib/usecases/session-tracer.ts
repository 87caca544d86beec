import type { ChangeEvent } from '../domain/change/change-event.ts';
import { SessionChain } from '../domain/change/session-chain.ts';
import type { SessionSource } from '../ports/session-source.ts';

const leavesAlone: ReadonlySet<ChangeEvent['effect']> = new Set(['read', 'telemetry', 'session']);

/** True for calls that changed something, as far as their effect and outcome tell. */
export const changedSomething = ({ effect, outcome }: ChangeEvent): boolean =>
  !leavesAlone.has(effect) && outcome.kind === 'succeeded';

/** A service acts for itself, whatever credentials it was lent. */
const byService = ({ evidence }: ChangeEvent): boolean =>
  evidence.some(({ signal, rank }) => signal === 'service' && rank === 'asserted');

/**
 * Says who is behind the sessions that changes were made on, asking `sessions` at most `most` times.
 * A failure to ask stops no judging: it is kept in `failure`.
 */
export class SessionTracer {
  readonly #chain = new SessionChain();
  readonly #sessions: SessionSource | undefined;
  readonly #asked = new Set<string>();
  readonly #most: number;
  #failure: unknown;

  constructor(sessions?: SessionSource, most = 60) {
    this.#sessions = sessions;
    this.#most = most;
  }

  /** Why asking failed; after that nobody is asked any more. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Remembers a session that the call handed out. */
  learn(event: ChangeEvent): void {
    this.#chain.learn(event);
  }

  /** True when what is still to come may tell whose change this is. */
  isOpen(event: ChangeEvent): boolean {
    return changedSomething(event) && !byService(event) && this.#chain.openEnd(event) !== undefined;
  }

  /** The event with whoever is behind it, as far as is known by now and can be asked. */
  async trace(event: ChangeEvent): Promise<ChangeEvent> {
    while (this.isOpen(event) && (await this.#ask(event))) {
      // Each answer may lead to another session.
    }
    return this.follow(event);
  }

  /** The event with whoever is behind it, as far as is known by now. */
  follow(event: ChangeEvent): ChangeEvent {
    return this.#chain.follow(event);
  }

  /** Asks how the last known session began; false when there is nobody to ask or no answer. */
  async #ask(event: ChangeEvent): Promise<boolean> {
    const credentialId = this.#chain.openEnd(event);
    if (credentialId === undefined || this.#asked.has(credentialId)) return false;
    if (this.#asked.size >= this.#most || this.#failure !== undefined) return false;
    this.#asked.add(credentialId);
    const call = await this.#issuing(credentialId, event.region);
    if (call !== undefined) this.#chain.learn(call);
    return call !== undefined;
  }

  async #issuing(credentialId: string, region: string): Promise<ChangeEvent | undefined> {
    try {
      return await this.#sessions?.issuing(credentialId, region);
    } catch (error) {
      this.#failure = error;
      return undefined;
    }
  }
}
