import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { Diary } from './diary.ts';
import type { Weather } from './faults.ts';
import type { TrailRecord } from './happenings.ts';
import type { Invocation } from './lambda.ts';
import { sdkRequest } from './requests.ts';
import type { Timeline } from './timeline.ts';

/** One reading of a window, as far as it has come. */
interface Reading {
  readonly fromMs: number;
  readonly toMs: number;
  readonly startedMs: number;
  readonly rest: readonly TrailRecord[];
}

const firstMs = (input: LookupEventsCommand['input']) => input.StartTime?.getTime() ?? 0;
const lastMs = (input: LookupEventsCommand['input']) => input.EndTime?.getTime() ?? Infinity;

/** CloudTrail's event history of one region: late, and held in two copies that do not always agree. */
export class EventHistory {
  readonly #region: string;
  readonly #records: readonly TrailRecord[];
  readonly #readings = new Map<string, Reading>();
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #diary: Diary;
  readonly #pageSize: number;

  constructor(
    region: string,
    records: readonly TrailRecord[],
    timeline: Timeline,
    weather: Weather,
    diary: Diary,
  ) {
    this.#region = region;
    this.#records = records;
    this.#timeline = timeline;
    this.#weather = weather;
    this.#diary = diary;
    this.#pageSize = weather.chance.pick([1, 3, 50]);
  }

  /** The SDK's client, as one invocation holds it. */
  clientOf(invocation: Invocation): CloudTrailClient {
    const send = (command: unknown) =>
      sdkRequest(invocation, this.#weather, () => this.#handle(command));
    return Object.assign(Object.create(CloudTrailClient.prototype), { send });
  }

  /** How long the next turn takes to come: a second, more where others read as well. */
  turnMs(): number {
    const { crowdedMs } = this.#weather.faults;
    return this.#weather.strikes(0.5) ? 1000 + this.#weather.chance.between(0, crowdedMs) : 1000;
  }

  #handle(command: unknown): object {
    if (!(command instanceof LookupEventsCommand))
      throw new TypeError(`the simulated trail does not know ${command?.constructor.name}`);
    const { input } = command;
    const reading = input.NextToken === undefined ? this.#begin(input) : this.#go(input.NextToken);
    const page = this.#weather.strikes(0.02) ? 0 : this.#pageSize;
    const rest = reading.rest.slice(page);
    // Something that came in between moves the page: its last event is shown again.
    const again = rest.length > 0 && this.#weather.strikes(0.05) ? reading.rest.slice(0, 1) : [];
    const Events = reading.rest.slice(0, page).map(toItem);
    if (rest.length === 0) return this.#finish(reading, Events);
    const NextToken = `page-${this.#readings.size}`;
    this.#readings.set(NextToken, { ...reading, rest: [...again, ...rest] });
    return { Events, NextToken };
  }

  #begin(input: LookupEventsCommand['input']): Reading {
    const copy = this.#weather.chance.whole(0, 1);
    const [fromMs, toMs] = [firstMs(input), lastMs(input)];
    const { now } = this.#timeline;
    const rest = this.#records.filter(
      // The end of the period is part of it.
      ({ visibleMs, atMs }) => (visibleMs[copy] ?? 0) <= now && fromMs <= atMs && atMs <= toMs,
    );
    return { fromMs, toMs, startedMs: now, rest: rest.toReversed() };
  }

  #go(token: string): Reading {
    const reading = this.#readings.get(token);
    if (reading === undefined) throw new TypeError(`the event history gave no token ${token}`);
    return reading;
  }

  #finish({ fromMs, toMs, startedMs }: Reading, Events: object[]): object {
    const endedMs = this.#timeline.now;
    this.#diary.reads.push({ region: this.#region, fromMs, toMs, startedMs, endedMs });
    return { Events };
  }
}

const toItem = ({ id, atMs, json }: TrailRecord) => ({
  EventId: id,
  EventTime: new Date(atMs),
  CloudTrailEvent: json,
});
