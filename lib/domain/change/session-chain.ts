import type { Actor, ChangeEvent, Evidence } from './change-event.ts';
import { revise } from './revise.ts';

/** One session: who asked for it, and what that says of calls made with it. */
interface Link {
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
}

/** What an event says of who made it. */
type Heir = Pick<ChangeEvent, 'actor' | 'evidence'>;

/** Where the links from a call lead. */
interface Traced {
  readonly origin?: Link;
  readonly openEnd?: string;
}

const ownSession: Traced = {};

/** Real chains have two or three links; credentials that name each other would go round for ever. */
const longestChain = 8;

/** Kinds of actors behind which somebody else can stand. */
const borrowed: ReadonlySet<Actor['kind']> = new Set(['role', 'root', 'account']);

/** False for who acts on a session that no other call can have opened, or none can be known to. */
export const canBeTraced = ({ kind, credentialId }: Actor): boolean =>
  borrowed.has(kind) && credentialId !== undefined;

/**
 * Whose session a role session is: the calls that hand out credentials, remembered by the credentials
 * they handed out. Holds at least the last `capacity` sessions, at most twice as many. What it tells
 * does not depend on the order in which calls are learned.
 */
export class SessionChain {
  readonly #capacity: number;
  #young = new Map<string, Link>();
  #old = new Map<string, Link>();
  /** For events that share what they say of who made them, so that what they inherit is shared too. */
  readonly #inherited = new WeakMap<
    ChangeEvent['evidence'],
    { readonly from: Actor; readonly origin: Link; readonly heir: Heir }
  >();

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
    if (origin === undefined) return event;
    const known = this.#inherited.get(event.evidence);
    if (known?.from === event.actor && known.origin === origin) return revise(event, known.heir);
    const heir = heirOf(event, origin);
    this.#inherited.set(event.evidence, { from: event.actor, origin, heir });
    return revise(event, heir);
  }

  #trace(actor: Actor): Traced {
    if (!canBeTraced(actor)) return ownSession;
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

function heirOf({ actor, evidence }: Heir, origin: Link): Heir {
  const { kind, principal, name } = origin.actor;
  const isSomebody = kind === 'person' || kind === 'user' || kind === 'root';
  return {
    actor: { ...actor, behind: { kind, principal, name }, ...(isSomebody && { name }) },
    evidence: [...origin.evidence, ...evidence],
  };
}
