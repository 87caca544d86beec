import { CallMemo } from './call-memo.ts';
import type { ChangeEvent } from './change-event.ts';
import type { Origin } from './origin.ts';
import type { Resolution } from './resolution.ts';
import { isComparedInFull, type LaterCall, mayUndo, undone } from './undone.ts';

interface TimedCall {
  readonly call: LaterCall;
  /** Milliseconds since 1970. */
  readonly time: number;
}

type Names = Pick<LaterCall['event'], 'account' | 'region' | 'service' | 'action' | 'actor'>;

/** The calls about one resource. */
interface CallsAbout {
  readonly calls: TimedCall[];
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
    const names = { id, at, ...this.#namesOf(event), subjectKeys };
    const call = { event: { ...names, ...(parameters && { parameters }) }, origin };
    this.#size += 1;
    for (const key of resourcesOf(subjectKeys)) {
      const others = this.#byResource.get(key);
      if (others === undefined)
        this.#byResource.set(key, { calls: [{ call, time }], sorted: true });
      else {
        others.calls.push({ call, time });
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
      const end = undone(event, (about.calls[index] as TimedCall).call);
      if (end !== undefined) return end;
    }
    return undefined;
  }
}

/** The index of the first call at `time` or later. */
function firstFrom(calls: readonly TimedCall[], time: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle] as TimedCall).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byTime = (a: TimedCall, b: TimedCall): number =>
  a.time - b.time || (a.call.event.id < b.call.event.id ? -1 : 1);

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
