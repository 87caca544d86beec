import { CallMemo } from './call-memo.ts';
import type { ChangeEvent } from './change-event.ts';
import type { Origin } from './origin.ts';
import type { Resolution } from './resolution.ts';
import { isComparedInFull, type LaterCall, mayUndo, undone } from './undone.ts';

type Event = LaterCall['event'];
type Names = Pick<Event, 'account' | 'region' | 'service' | 'action' | 'actor'>;

/** A call in little memory: tens of thousands are kept. */
class KeptCall implements LaterCall {
  readonly origin: Origin;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly id: string;
  readonly at: string;
  readonly subjectKeys: NonNullable<Event['subjectKeys']>;
  readonly parameters: Event['parameters'];
  readonly #names: Names;

  constructor(event: Omit<Event, keyof Names>, names: Names, origin: Origin, time: number) {
    this.origin = origin;
    this.time = time;
    this.id = event.id;
    this.at = event.at;
    this.subjectKeys = event.subjectKeys ?? [];
    this.parameters = event.parameters;
    this.#names = names;
  }

  get event(): Event {
    const { id, at, subjectKeys, parameters } = this;
    return { ...this.#names, id, at, subjectKeys, ...(parameters && { parameters }) };
  }

  get service(): string {
    return this.#names.service;
  }
}

/** The calls about one resource. */
interface CallsAbout {
  readonly calls: KeptCall[];
  sorted: boolean;
}

/**
 * Remembers calls that may put something back, to say of an earlier change how it ended. Holds at most
 * `capacity` calls; `forgot` tells when there were more. The order of arrival does not matter.
 */
export class LaterCalls {
  readonly #capacity: number;
  readonly #byResource = new Map<string, CallsAbout>();
  /** By account, region and name. */
  readonly #names = new Map<string, Map<string, Map<string, CallMemo<Names>>>>();
  #size = 0;
  forgot = false;

  constructor(capacity = 50_000) {
    this.#capacity = capacity;
  }

  add(event: ChangeEvent, origin: Origin): void {
    const time = Date.parse(event.at);
    if (event.outcome.kind !== 'succeeded' || Number.isNaN(time) || !mayUndo(event, origin)) return;
    if (this.#size >= this.#capacity) {
      this.forgot = true;
      return;
    }
    const { id, at, subjectKeys = [] } = event;
    if (subjectKeys.length === 0) return;
    const parameters = isComparedInFull(event, origin) ? event.parameters : undefined;
    const own = { id, at, subjectKeys, ...(parameters && { parameters }) };
    const call = new KeptCall(own, this.#namesOf(event), origin, time);
    this.#size += 1;
    for (const key of resourcesOf(subjectKeys)) {
      const others = this.#byResource.get(key);
      if (others === undefined) this.#byResource.set(key, { calls: [call], sorted: true });
      else {
        others.calls.push(call);
        others.sorted = false;
      }
    }
  }

  /** Each name once: the same few stand in all calls. */
  #namesOf({ account, region, service, action, actor: { name } }: ChangeEvent): Names {
    const inRegion = inner(inner(this.#names, account), region);
    let memo = inRegion.get(name);
    if (memo === undefined) {
      memo = new CallMemo((service, action) => ({
        account,
        region,
        service,
        action,
        actor: { name },
      }));
      inRegion.set(name, memo);
    }
    return memo.of(service, action);
  }

  /** How a change ended, by the first call that ended it; undefined when none did. */
  endOf(event: ChangeEvent): Resolution | undefined {
    const [key] = event.subjectKeys ?? [];
    const about = key === undefined ? undefined : this.#byResource.get(resourceOf(key));
    if (about === undefined) return undefined;
    if (!about.sorted) about.calls.sort(byTime);
    about.sorted = true;
    const from = firstFrom(about.calls, Date.parse(event.at));
    for (let index = from; index < about.calls.length; index += 1) {
      const call = about.calls[index] as KeptCall;
      const end = call.service === event.service ? undone(event, call) : undefined;
      if (end !== undefined) return end;
    }
    return undefined;
  }
}

/** The index of the first call at `time` or later. */
function firstFrom(calls: readonly KeptCall[], time: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle] as KeptCall).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byTime = (a: KeptCall, b: KeptCall): number => a.time - b.time || (a.id < b.id ? -1 : 1);

function inner<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (found === undefined) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

function resourceOf(key: string): string {
  const part = key.indexOf('#');
  return part < 0 ? key : key.slice(0, part);
}

/** Each once. */
const resourcesOf = (keys: readonly string[]): Iterable<string> =>
  keys.length === 1 ? keys.map(resourceOf) : new Set(keys.map(resourceOf));
