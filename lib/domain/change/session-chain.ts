import type { Actor, ChangeEvent, Evidence } from './change-event.ts';
import { revise } from './revise.ts';

/** One session: who asked for it, and what that says of calls made with it. */
interface Link {
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
}

/** Real chains have two or three links; credentials that name each other would go round for ever. */
const longestChain = 8;

/** Kinds of actors behind which somebody else can stand. */
const borrowed: ReadonlySet<Actor['kind']> = new Set(['role', 'root', 'account']);

/**
 * Whose session a role session is: the calls that hand out credentials, remembered by the credentials
 * they handed out. Holds at least the last `capacity` sessions, at most twice as many. What it tells
 * does not depend on the order in which calls are learned.
 */
export class SessionChain {
  readonly #capacity: number;
  #young = new Map<string, Link>();
  #old = new Map<string, Link>();

  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  /** Remembers the session that a call handed out; other calls teach nothing. */
  learn({ issued, actor }: ChangeEvent): void {
    if (issued === undefined) return;
    const { credentialId, evidence } = issued;
    const known = this.#find(credentialId);
    const link = { actor, evidence };
    if (known !== undefined && !tellsMore(link, known)) return;
    if (this.#young.size >= this.#capacity) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(credentialId, link);
  }

  /** The credentials that are still to be traced before it is known whose call this is. */
  openEnd(event: ChangeEvent): string | undefined {
    return this.#trace(event.actor).openEnd;
  }

  /** The event with the actor behind its session and what that says; the same event when nothing is known. */
  follow(event: ChangeEvent): ChangeEvent {
    const { origin } = this.#trace(event.actor);
    return origin === undefined ? event : inherit(event, origin);
  }

  #trace(actor: Actor): { readonly origin?: Link; readonly openEnd?: string } {
    let origin: Link | undefined;
    let next: Actor = actor;
    for (let links = 0; links < longestChain && borrowed.has(next.kind); links++) {
      const link = next.credentialId === undefined ? undefined : this.#find(next.credentialId);
      if (link === undefined) break;
      origin = link;
      next = link.actor;
    }
    const open = borrowed.has(next.kind) ? next.credentialId : undefined;
    return { ...(origin && { origin }), ...(open !== undefined && { openEnd: open }) };
  }

  #find(credentialId: string): Link | undefined {
    return this.#young.get(credentialId) ?? this.#old.get(credentialId);
  }
}

/** Another account's copy of a call knows less of the caller; between equals the words decide. */
function tellsMore(link: Link, known: Link): boolean {
  const rank = ({ actor }: Link) => (actor.kind === 'account' || actor.kind === 'unknown' ? 0 : 1);
  return rank(link) - rank(known) > 0 || (rank(link) === rank(known) && word(link) < word(known));
}

const word = ({ actor }: Link): string => `${actor.principal} ${actor.name}`;

function inherit(event: ChangeEvent, { actor, evidence }: Link): ChangeEvent {
  if (evidence.length === 0) return event;
  const { kind, principal, name } = actor;
  const isSomebody = kind === 'person' || kind === 'user' || kind === 'root';
  return revise(event, {
    actor: {
      ...event.actor,
      behind: { kind, principal, name },
      ...(isSomebody && { name }),
    },
    evidence: [...evidence, ...event.evidence],
  });
}
