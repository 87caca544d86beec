import type { Chance } from './chance.ts';

/** What goes wrong in one run, and how often. Shares are from 0 to 1. */
export interface Faults {
  /** Share of requests a service turns away, is slow to answer, or loses before or after doing them. */
  readonly throttled: number;
  readonly slow: number;
  readonly lostRequest: number;
  readonly lostAnswer: number;
  /** Share of table reads that show what was there a moment ago, where they did not ask for better. */
  readonly staleRead: number;
  /** Share of invocations killed at some await, and of those whose answer never arrives. */
  readonly killed: number;
  readonly unanswered: number;
  /** Share of recorded calls the bus drops, brings late, brings twice. */
  readonly busDropped: number;
  readonly busLate: number;
  readonly busTwice: number;
  /** Share of recorded calls that appear late in the event history, are amended, cannot be read. */
  readonly historyLate: number;
  readonly amended: number;
  readonly poisoned: number;
  /** Share of batches the stream hands over again: afterwards, or while they are being worked on. */
  readonly redelivered: number;
  readonly overlapped: number;
  /** Share of schedules that do not fire, or fire twice. */
  readonly missed: number;
  readonly doubled: number;
  /** Longest time a function's clock is ahead or behind. */
  readonly skewMs: number;
  /** How often Bandog is deployed again, and how often a channel is down for a while. */
  readonly deploys: number;
  readonly outages: number;
  /** How often the stream's shards split, and how many of its records nobody can read. */
  readonly splits: number;
  readonly brokenRows: number;
  /** Longest wait for a turn at the event history, which others read too. */
  readonly crowdedMs: number;
  /** True when services hold events back for up to a day, from the bus and the history alike. */
  readonly heldBack: boolean;
  /** True when there is a stretch of hours without any schedule. */
  readonly scheduleStops: boolean;
}

/** Draws what goes wrong: about half of the faults, so that some runs show one fault alone. */
export function drawFaults(chance: Chance): Faults {
  const some = (most: number) => (chance.hits(0.5) ? chance.between(0, most) : 0);
  const times = (most: number) => (chance.hits(0.5) ? chance.whole(1, most) : 0);
  return {
    throttled: some(0.2),
    slow: some(0.05),
    lostRequest: some(0.05),
    lostAnswer: some(0.1),
    staleRead: some(0.5),
    killed: some(0.3),
    unanswered: some(0.1),
    busDropped: some(0.6),
    busLate: some(0.5),
    busTwice: some(0.3),
    historyLate: some(0.5),
    amended: some(0.2),
    poisoned: some(0.05),
    redelivered: some(0.3),
    overlapped: some(0.1),
    missed: some(0.4),
    doubled: some(0.3),
    skewMs: some(120_000),
    deploys: times(2),
    outages: times(3),
    splits: times(2),
    brokenRows: times(2),
    crowdedMs: some(20_000),
    scheduleStops: chance.hits(0.15),
    heldBack: chance.hits(0.03),
  };
}

/** Chance and the faults together; when it clears up, nothing goes wrong any more. */
export class Weather {
  readonly faults: Faults;
  readonly chance: Chance;
  stormy = true;

  constructor(faults: Faults, chance: Chance) {
    this.faults = faults;
    this.chance = chance;
  }

  /** Whether something that goes wrong in `share` of all cases goes wrong now. */
  strikes(share: number): boolean {
    return this.stormy && this.chance.hits(share);
  }
}
