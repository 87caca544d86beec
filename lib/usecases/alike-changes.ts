import type { JudgedChange } from '../domain/change/judge.ts';
import { type ChangeTally, count } from '../domain/change/tally.ts';
import { timeOfSeconds } from '../domain/text/utc-time.ts';
import type { IncidentMemo } from '../domain/violation/change-violation.ts';
import { countViolations, type ViolationDigest } from './violation-digest.ts';
import type { WhenAndWhere } from './when-and-where.ts';

/** What calls are counted into. */
interface Counts {
  readonly tally: ChangeTally;
  readonly digest: ViolationDigest;
  readonly made: WhenAndWhere;
  readonly incidents: IncidentMemo;
}

/** Calls judged like `judged`, gathered to be counted at once: violations those of a minute, others all. */
interface AlikeCalls {
  readonly judged: JudgedChange;
  /** -1 when none are gathered. */
  minute: number;
  calls: number;
  /** When the first and the last were made, in seconds since 1970, whatever their order. */
  first: number;
  last: number;
}

/** As many kinds of calls are gathered at once. */
const mostGathered = 4096;

/** Counts calls that are alike (see `alike` of `ChangeEvent`) by what was judged of one of them. */
export class AlikeChanges {
  readonly #counts: Counts;
  readonly #known = new WeakMap<object, AlikeCalls>();
  #gathered: AlikeCalls[] = [];

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /** Takes what was judged of one call for all that are alike: their id and time must not matter to it. */
  learn(shared: object, judged: JudgedChange): void {
    if (this.#known.has(shared)) return;
    this.#known.set(shared, { judged, minute: -1, calls: 0, first: 0, last: 0 });
  }

  of(shared: object): AlikeCalls | undefined {
    return this.#known.get(shared);
  }

  /** Counts one more, sooner or later: `settle` does at the latest. */
  add(alike: AlikeCalls, seconds: number): void {
    const isViolation = alike.judged.answer.answer === 'violation';
    const minute = isViolation ? Math.floor(seconds / 60) : 0;
    if (minute !== alike.minute) this.#begin(alike, minute, seconds);
    alike.calls += 1;
    if (seconds < alike.first) alike.first = seconds;
    if (seconds > alike.last) alike.last = seconds;
    if (this.#gathered.length > mostGathered) this.settle();
  }

  /** Counts what has been gathered. */
  settle(): void {
    for (const alike of this.#gathered) {
      this.#count(alike);
      alike.minute = -1;
    }
    this.#gathered = [];
  }

  #begin(alike: AlikeCalls, minute: number, seconds: number): void {
    if (alike.minute < 0) this.#gathered.push(alike);
    this.#count(alike);
    alike.minute = minute;
    alike.first = seconds;
    alike.last = seconds;
  }

  #count(alike: AlikeCalls): void {
    const { judged, calls } = alike;
    if (calls === 0) return;
    alike.calls = 0;
    const { tally, digest, made, incidents } = this.#counts;
    const { event, verdict, answer } = judged;
    const [first, at] = [timeOfSeconds(alike.first), timeOfSeconds(alike.last)];
    made.note(event.account, event.region, first, at);
    count(tally, event.effect, verdict, answer, calls);
    if (answer.answer !== 'violation') return;
    const { provider, account, region, actor } = event;
    const incidentId = incidents.of({ provider, account, region, actor, at });
    countViolations(digest, { severity: answer.severity, incidentId, account, at, event }, calls);
  }
}
