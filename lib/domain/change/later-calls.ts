import { CallStamps } from './call-stamps.ts';
import { alike, type ChangeEvent, isCompact } from './change-event.ts';
import type { Origin } from './origin.ts';
import type { Resolution } from './resolution.ts';
import { type ComparedCall, howEnded, isComparedInFull, mayUndo } from './undone.ts';

/** What is kept of calls that may undo others. */
interface Kept {
  /** One of those that are alike; without what it asked for, where that tells nothing more. */
  readonly call: ComparedCall;
  readonly by: string;
  readonly origin: Origin;
  /** The calls about each of its resources. */
  readonly places: readonly CallsAbout[];
}

/** The calls about one resource, by their numbers. */
interface CallsAbout {
  readonly calls: number[];
  sorted: boolean;
}

/** What was worked out of a call for all that are alike. */
interface Known {
  readonly origin: Origin;
  readonly kept: Kept | undefined;
}

/**
 * Remembers calls that may put something back, to say of an earlier change how it ended. Holds at most
 * `capacity` calls; `forgot` tells when there were more. The order of arrival does not matter.
 */
export class LaterCalls {
  readonly #capacity: number;
  readonly #byResource = new Map<string, CallsAbout>();
  readonly #alike = new WeakMap<object, Known>();
  /** By their number. */
  readonly #kept: Kept[] = [];
  readonly #stamps = new CallStamps();
  forgot = false;

  constructor(capacity = 50_000) {
    this.#capacity = capacity;
  }

  add(event: ChangeEvent, origin: Origin): void {
    // There is no room any more: to look into what is not kept would only fill the index.
    if (this.forgot) return;
    const time = Date.parse(event.at);
    const kept = Number.isNaN(time) ? undefined : this.#keptOf(event, origin);
    if (kept !== undefined && this.#place(kept)) this.#stamps.add(event.id, event.at, time);
  }

  /**
   * Adds a call that is like one added before, of which `shared` is `alike`; the words of its id (see
   * `readUuid`) stand at `idAt` of `words`.
   */
  addLike(shared: object, words: Int32Array, idAt: number, seconds: number): void {
    const kept = this.forgot ? undefined : this.#alike.get(shared)?.kept;
    if (kept !== undefined && this.#place(kept)) this.#stamps.addNumbers(words, idAt, seconds);
  }

  /** Makes the next call one of these; false when there is no room. */
  #place(kept: Kept): boolean {
    const call = this.#kept.length;
    if (call >= this.#capacity) {
      this.forgot = true;
      return false;
    }
    this.#kept.push(kept);
    for (const about of kept.places) {
      about.sorted = about.calls.length === 0;
      about.calls.push(call);
    }
    return true;
  }

  /** Nothing for calls that undo nothing. */
  #keptOf(event: ChangeEvent, origin: Origin): Kept | undefined {
    const shared = event[alike];
    const known = shared && this.#alike.get(shared);
    if (known?.origin === origin) return known.kept;
    const kept = this.#keep(event, origin);
    if (shared !== undefined) this.#alike.set(shared, { origin, kept });
    return kept;
  }

  #keep(event: ChangeEvent, origin: Origin): Kept | undefined {
    if (event.outcome.kind !== 'succeeded' || !mayUndo(event, origin)) return undefined;
    const { account, service, action, actor, subjectKeys = [] } = event;
    if (subjectKeys.length === 0) return undefined;
    const places = [...resourcesOf(subjectKeys)].map((key) => this.#about(key));
    const kept = { by: actor.name, origin, places };
    const told = { account, service, action, subjectKeys };
    if (!isComparedInFull(event, origin)) return { call: told, ...kept };
    // Most are compared with nothing: what they asked for need not be read before somebody asks.
    if (event[isCompact]) return { call: event, ...kept };
    const { parameters } = event;
    return { call: parameters === undefined ? told : { ...told, parameters }, ...kept };
  }

  #about(resource: string): CallsAbout {
    let about = this.#byResource.get(resource);
    if (about === undefined) {
      about = { calls: [], sorted: true };
      this.#byResource.set(resource, about);
    }
    return about;
  }

  /** How a change ended, by the first call that ended it; undefined when none did. */
  endOf(event: ChangeEvent): Resolution | undefined {
    const [key] = event.subjectKeys ?? [];
    const about = key === undefined ? undefined : this.#byResource.get(resourceOf(key));
    if (about === undefined) return undefined;
    if (!about.sorted) about.calls.sort((a, b) => this.#stamps.compare(a, b));
    about.sorted = true;
    const ends = new Map<Kept, Resolution['how'] | undefined>();
    for (
      let index = this.#firstFrom(about.calls, event.at);
      index < about.calls.length;
      index += 1
    ) {
      const call = about.calls[index] ?? -1;
      const kept = this.#kept[call] as Kept;
      if (!ends.has(kept)) ends.set(kept, howEnded(event, kept.call, kept.origin));
      const how = ends.get(kept);
      if (how !== undefined && this.#stamps.idOf(call) !== event.id) return this.#endBy(call, how);
    }
    return undefined;
  }

  #endBy(call: number, how: Resolution['how']): Resolution {
    const { by, origin } = this.#kept[call] as Kept;
    return { how, at: this.#stamps.atOf(call), by, origin, eventId: this.#stamps.idOf(call) };
  }

  /** The index of the first call then or later. */
  #firstFrom(calls: readonly number[], at: string): number {
    const time = Date.parse(at);
    let [low, high] = [0, calls.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stamps.timeOf(calls[middle] ?? -1) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function resourceOf(key: string): string {
  const part = key.indexOf('#');
  return part < 0 ? key : key.slice(0, part);
}

/** Each once. */
const resourcesOf = (keys: readonly string[]): Iterable<string> =>
  keys.length === 1 ? keys.map(resourceOf) : new Set(keys.map(resourceOf));
