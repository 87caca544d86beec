interface Entry {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/**
 * Between two immediates every promise that can go on goes on, as between two turns of the event loop,
 * which cost more; so one turn plays many.
 */
const turnsAtOnce = 64;

/**
 * Virtual time in milliseconds since the epoch. Actions run one after the other, in order of time,
 * and whatever code one of them wakes has come to rest before the next begins. That, and nothing
 * drawn from the real world, is why a seed always plays out the same.
 */
export class Timeline {
  now: number;
  #order = 0;
  #woken = false;
  readonly #heap: Entry[] = [];

  constructor(startMs: number) {
    this.now = startMs;
  }

  /** Runs `action` at `atMs`; at once after what is under way when that has passed. */
  at(atMs: number, action: () => void): void {
    this.#order += 1;
    this.#push({ at: Math.max(atMs, this.now), order: this.#order, action });
  }

  after(delayMs: number, action: () => void): void {
    this.at(this.now + delayMs, action);
  }

  /** To be called by an action that lets waiting code go on. */
  wake(): void {
    this.#woken = true;
  }

  /** Plays everything up to `untilMs`, which is then the time. */
  playUntil(untilMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let over = false;
      const play = (): void => {
        if (over) return;
        try {
          over = this.#playUntilWoken(untilMs);
        } catch (error) {
          over = true;
          reject(error);
        }
        if (over) resolve();
      };
      const playOn = (): void => {
        if (over) return;
        for (let turn = 0; turn < turnsAtOnce; turn += 1) setImmediate(play);
        setImmediate(playOn);
      };
      playOn();
    });
  }

  /** Plays until code that waited may go on; true when all was played before. */
  #playUntilWoken(untilMs: number): boolean {
    this.#woken = false;
    while (!this.#woken) {
      const next = this.#pop(untilMs);
      if (next === undefined) {
        this.now = untilMs;
        return true;
      }
      this.now = next.at;
      next.action();
    }
    return false;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  #pop(untilMs: number): Entry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    if (top === undefined || top.at > untilMs) return undefined;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return top;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const smaller = left && right && isBefore(right, left) ? right : left;
      if (smaller === undefined || !isBefore(smaller, entry)) break;
      heap[place] = smaller;
      place = 2 * place + (smaller === right ? 2 : 1);
    }
    heap[place] = entry;
  }
}
