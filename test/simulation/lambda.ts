import type { Clock } from '../../lib/ports/clock.ts';
import type { Weather } from './faults.ts';
import type { Timeline } from './timeline.ts';

export type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'killed' };

/** A function's code: what the handler does with one event. */
export type Code = (invocation: Invocation, event: unknown) => Promise<unknown>;

interface LambdaFunction {
  readonly code: Code;
  readonly timeoutMs: number;
}

/** An event that was given up after all its attempts. */
export interface DeadLetter {
  readonly name: string;
  readonly event: unknown;
}

/** One run of a function. All it does outside itself goes through `request`, where it can be killed. */
export class Invocation {
  readonly name: string;
  /** The machine's clock, a little wrong. */
  readonly clock: Clock;
  /** True when something went wrong that the function did not do itself. */
  disturbed = false;
  over = false;
  /** True when it came to its end and Lambda heard of it. */
  returned = false;
  /** Tellings that were accepted and are not noted in the delivery log yet, by `tellingKey`. */
  readonly unnoted = new Set<string>();
  /** Called once, when it is over. */
  onEnd: (outcome: Outcome) => void = () => {};
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #deadlineMs: number;
  readonly #killAtRequest: number | undefined;
  #requests = 0;

  constructor(name: string, timeoutMs: number, timeline: Timeline, weather: Weather) {
    this.name = name;
    this.#timeline = timeline;
    this.#weather = weather;
    this.#deadlineMs = timeline.now + timeoutMs;
    const { chance, faults, stormy } = weather;
    const skewMs = stormy ? Math.round(chance.between(-faults.skewMs, faults.skewMs)) : 0;
    this.clock = { now: () => new Date(timeline.now + skewMs) };
    if (weather.strikes(faults.killed))
      this.#killAtRequest = chance.whole(1, chance.pick([1, 3, 10, 60]));
    timeline.at(this.#deadlineMs, () => this.kill());
  }

  /** What time it really is; its own clock may be wrong. */
  get trueTimeMs(): number {
    return this.#timeline.now;
  }

  remainingTimeMs(): number {
    return this.#deadlineMs - this.#timeline.now;
  }

  /**
   * One request to a service, which does `effect` and answers with its result or error. A killed
   * invocation is never answered; what it had sent may still be done.
   */
  request<T>(effect: () => T): Promise<T> {
    return new Promise((resolve, reject) => this.ask(effect, resolve, reject));
  }

  /** As `request`, for those who go on in the moment of the answer. */
  ask<T>(effect: () => T, answered: (value: T) => void, failed: (error: unknown) => void): void {
    if (this.over) return;
    this.#requests += 1;
    const fatal = this.#requests === this.#killAtRequest;
    if (fatal && this.#weather.chance.hits(0.5)) {
      this.kill();
      return;
    }
    const delayMs = this.#delayMs();
    this.#timeline.after(delayMs / 2, () => {
      const answer = done(effect);
      if (fatal) return this.kill();
      this.later(delayMs / 2, () => {
        if ('error' in answer) failed(answer.error);
        else answered(answer.value);
      });
    });
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve));
  }

  /** Goes on after some time, unless it is over by then. */
  later(ms: number, goOn: () => void): void {
    this.#timeline.after(ms, () => {
      if (this.over) return;
      this.#timeline.wake();
      goOn();
    });
  }

  kill(): void {
    if (!this.over) this.disturbed = true;
    this.end({ kind: 'killed' });
  }

  end(outcome: Outcome): void {
    if (this.over) return;
    this.over = true;
    this.returned = outcome.kind === 'returned';
    this.onEnd(outcome);
  }

  #delayMs(): number {
    const { chance, faults } = this.#weather;
    if (!this.#weather.strikes(faults.slow)) return chance.between(4, 60);
    this.disturbed = true;
    return chance.between(500, 20_000);
  }
}

function done<T>(effect: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: effect() };
  } catch (error) {
    return { error };
  }
}

const attempts = 3;

/** Runs functions: on behalf of services that wait for the answer, and of those that do not. */
export class Lambda {
  readonly deadLetters: DeadLetter[] = [];
  /** Told of every invocation that is over. */
  onEnd: (invocation: Invocation, outcome: Outcome) => void = () => {};
  /** Events that are neither done with nor given up. */
  pending = 0;
  readonly #functions = new Map<string, LambdaFunction>();
  readonly #running = new Set<Invocation>();
  readonly #timeline: Timeline;
  readonly #weather: Weather;

  constructor(timeline: Timeline, weather: Weather) {
    this.#timeline = timeline;
    this.#weather = weather;
  }

  define(name: string, timeoutMs: number, code: Code): void {
    this.#functions.set(name, { code, timeoutMs });
  }

  /** Runs a function once. `ended` is told how it ended. */
  invoke(
    name: string,
    event: unknown,
    ended: (outcome: Outcome, invocation: Invocation) => void,
  ): void {
    const definition = this.#functions.get(name);
    if (definition === undefined) throw new Error(`no function ${name}`);
    this.pending += 1;
    this.#timeline.after(this.#weather.chance.between(5, 1500), () => {
      const { code, timeoutMs } = definition;
      const invocation = new Invocation(name, timeoutMs, this.#timeline, this.#weather);
      this.#running.add(invocation);
      invocation.onEnd = (outcome) => {
        this.#running.delete(invocation);
        this.onEnd(invocation, outcome);
        this.#timeline.after(1, () => {
          this.pending -= 1;
          ended(outcome, invocation);
        });
      };
      this.#timeline.wake();
      code(invocation, event).then(
        (value) => this.#answer(invocation, value),
        (error) => invocation.end({ kind: 'failed', error }),
      );
    });
  }

  /** Runs a function for someone who does not wait: three attempts, then a dead letter. */
  invokeLater(
    name: string,
    event: unknown,
    ended: (outcome: Outcome, invocation: Invocation) => void = () => {},
    attempt = 1,
  ): void {
    this.invoke(name, event, (outcome, invocation) => {
      ended(outcome, invocation);
      if (outcome.kind === 'returned') return;
      if (attempt === attempts) return void this.deadLetters.push({ name, event });
      this.pending += 1;
      this.#timeline.after(attempt * 60_000, () => {
        this.pending -= 1;
        this.invokeLater(name, event, ended, attempt + 1);
      });
    });
  }

  /** What a deployment may do to functions at work. */
  killRunning(): void {
    for (const invocation of [...this.#running]) invocation.kill();
  }

  #answer(invocation: Invocation, value: unknown): void {
    if (this.#weather.strikes(this.#weather.faults.unanswered)) invocation.kill();
    else invocation.end({ kind: 'returned', value });
  }
}
