import { storedRows } from '../../lib/adapters/aws/dead-letters/stored-rows.ts';
import { isQuiet } from '../../lib/domain/alert/quiet-hours.ts';
import type { Budget } from '../../lib/domain/cost/budget.ts';
import { ok, problem } from '../../lib/domain/health/finding.ts';
import { type ActionKind, actionKinds } from '../../lib/domain/violation/incident-action.ts';
import type { HealthCheck } from '../../lib/ports/health-check.ts';
import { around } from '../../lib/usecases/find-incident.ts';
import { Bill } from './bill.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Recipients } from './channels.ts';
import { addOne, Diary, tellingKey } from './diary.ts';
import { drawFaults, type Faults, Weather } from './faults.ts';
import { drawHappenings, type Happening, type TrailRecord } from './happenings.ts';
import { type DeadLetter, Invocation, Lambda, type Outcome } from './lambda.ts';
import type { Message } from './message.ts';
import { drawScenario, type Scenario } from './scenario.ts';
import { Stream, type StreamRecord } from './stream.ts';
import { type RowChange, SimulatedTable } from './table.ts';
import { Timeline } from './timeline.ts';
import { EventHistory } from './trail.ts';
import { act, type Sabotage, type Surroundings, watchdogFunctions } from './watchdog.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How the first attempt to judge what the bus delivered went. */
interface BusDelivery {
  readonly id: string;
  readonly atMs: number;
  undisturbed: boolean;
}

interface WrittenRow extends Pick<RowChange, 'sk' | 'before' | 'after'> {
  /** What stands before and behind the `#` of its partition. */
  readonly kind: string;
  readonly of: string;
  readonly atMs: number;
}

/** One simulated account with Bandog in it, from its deployment to the end of the run. */
export class World {
  readonly scenario: Scenario;
  readonly faults: Faults;
  readonly happenings: readonly Happening[];
  readonly budgets: readonly Budget[];
  readonly bill: Bill;
  readonly diary = new Diary();
  readonly timeline: Timeline;
  readonly lambda: Lambda;
  readonly table: SimulatedTable;
  readonly stream: Stream;
  readonly busDeliveries: BusDelivery[] = [];
  readonly #chance: Chance;
  readonly #weather: Weather;
  readonly #recipients: Recipients;
  readonly #sabotage: Sabotage;
  readonly #surroundings: Surroundings;
  /** While a deployment replaces the rule, nothing is delivered. */
  readonly #ruleOff: { readonly fromMs: number; readonly toMs: number }[] = [];

  constructor(seed: number, sabotage: Sabotage = {}) {
    this.#chance = chanceOf(seed, 'world');
    this.faults = drawFaults(chanceOf(seed, 'faults'));
    this.scenario = drawScenario(chanceOf(seed, 'scenario'), this.faults);
    this.#weather = new Weather(this.faults, chanceOf(seed, 'weather'));
    const { deployedMs, clearsUpMs, endMs, regions, about } = this.scenario;
    this.timeline = new Timeline(deployedMs);
    this.lambda = new Lambda(this.timeline, this.#weather);
    this.table = new SimulatedTable(this.timeline, this.#weather);
    this.stream = new Stream(this.timeline, this.#weather, this.lambda, this.diary);
    this.#recipients = new Recipients(this.timeline, this.#weather, this.diary);
    this.bill = new Bill(chanceOf(seed, 'bill'), this.timeline, this.#weather, endMs);
    this.budgets = this.bill.drawBudgets(chanceOf(seed, 'budgets'));
    const span = { regions, fromMs: deployedMs - 12 * hourMs, deployedMs, toMs: clearsUpMs };
    const account = chanceOf(seed, 'account');
    this.happenings = about === 'money' ? [] : drawHappenings(account, this.faults, span);
    this.#sabotage = sabotage;
    this.#surroundings = this.#surround();
    this.#deploy();
    this.#connect();
  }

  /** Lets everything happen. */
  async play(): Promise<void> {
    const { clearsUpMs, endMs, about, sweptMs } = this.scenario;
    this.#scheduleTrouble();
    this.#scheduleBus();
    if (about === 'changes')
      this.#scheduleEvery(this.scenario.sweepMinutes * minuteMs, 'sweep-changes', sweptMs);
    else this.#scheduleEvery(dayMs, 'daily-cost');
    this.#scheduleEvery((about === 'changes' ? 10 : 60) * minuteMs, 'send-digests');
    this.#scheduleEvery(about === 'changes' ? hourMs : dayMs, 'check-health', clearsUpMs);
    this.timeline.at(clearsUpMs, () => {
      this.#weather.stormy = false;
    });
    for (let share = 1; share <= 4; share += 1) {
      const atMs = clearsUpMs + ((endMs - clearsUpMs) * share) / 5;
      this.timeline.at(atMs, () => this.#redrive());
    }
    await this.timeline.playUntil(endMs);
  }

  /** Someone who looks at the table from outside. */
  reader(): Invocation {
    return new Invocation('reader', dayMs, this.timeline, this.#weather);
  }

  recordsOf(region: string): TrailRecord[] {
    return this.happenings
      .filter((happening) => happening.region === region)
      .toSorted((a, b) => a.atMs - b.atMs)
      .flatMap(({ records }) => records);
  }

  note(text: string): void {
    this.diary.story.push(`${new Date(this.timeline.now).toISOString()} ${text}`);
  }

  #surround(): Surroundings {
    const histories = this.scenario.regions.map((region) => {
      const records = this.recordsOf(region);
      const { timeline, diary } = this;
      return [region, new EventHistory(region, records, timeline, this.#weather, diary)] as const;
    });
    const { table, bill, budgets, diary } = this;
    const { channels, plan, deployedMs } = this.scenario;
    const trailLogs = (invocation: Invocation) => this.#trailLogs(invocation);
    const recipients = this.#recipients;
    const told = { recipients, channels, plan, diary };
    return {
      ...told,
      table,
      histories: new Map(histories),
      bill,
      budgets,
      trailLogs,
      deployedMs,
    };
  }

  #trailLogs(invocation: Invocation): HealthCheck {
    const { fromMs, toMs } = this.scenario.trailBroken;
    return {
      name: 'trail-logs',
      look: async () => {
        const isBroken = await invocation.request(() => {
          const { now } = this.timeline;
          const broken = fromMs <= now && now < toMs;
          this.diary.healthLooks.push({ invocation, atMs: now, isBroken: broken });
          return broken;
        });
        return isBroken ? problem(trailProblem, 'start it again') : ok('the trail main logs');
      },
    };
  }

  #deploy(): void {
    const code = watchdogFunctions(this.#surroundings, this.#sabotage);
    const sweepTimeoutMs = Math.min(this.scenario.sweepMinutes, 15) * minuteMs;
    this.lambda.define('on-change', 30_000, code['on-change']);
    this.lambda.define('sweep-changes', sweepTimeoutMs, code['sweep-changes']);
    this.lambda.define('notify', minuteMs, code.notify);
    this.lambda.define('send-digests', 5 * minuteMs, code['send-digests']);
    this.lambda.define('check-health', 5 * minuteMs, code['check-health']);
    this.lambda.define('daily-cost', 2 * minuteMs, code['daily-cost']);
  }

  #connect(): void {
    this.table.onCommand = this.#sabotage.onCommand ?? (() => {});
    this.table.onChange = (change) => this.#rowChanged(change);
    this.#recipients.onMessage = (message, channel) => this.#messageTaken(message, channel);
    this.#recipients.onAnnouncement = (text) => {
      if (text.includes(trailProblem)) this.diary.healthTold.push(this.timeline.now);
    };
    this.stream.onOverlap = (records) => this.#allowRepeats(records);
    this.lambda.onEnd = (invocation, outcome) => this.#invocationEnded(invocation, outcome);
  }

  #rowChanged({ pk, sk, before, after, invocation }: RowChange): void {
    const atMs = this.timeline.now;
    const [kind = '', ...rest] = pk.split('#');
    this.#writeDown({ kind, of: rest.join('#'), sk, before, after, atMs });
    if (kind === 'DELIVERY') invocation.unnoted.delete(tellingKey(rest.join('#'), sk));
    if (!['VIOLATION', 'RESOLUTION', 'ACTION'].includes(kind)) return;
    this.note(`${invocation.name} wrote ${pk} ${sk}${before ? ' again' : ''}`);
    if (before !== undefined) return;
    const NewImage = { document: { S: after['document'] } };
    this.stream.push({ pk: { S: pk }, sk: { S: sk } }, NewImage);
  }

  #writeDown({ kind, of, sk, before, after, atMs }: WrittenRow): void {
    const { diary } = this;
    const again = before !== undefined;
    const write: Readonly<Record<string, () => void>> = {
      DELIVERY() {
        const key = tellingKey(of, sk);
        if (!diary.noted.has(key)) diary.noted.set(key, atMs);
      },
      THREAD() {
        if (!again) diary.threads.set(of, atMs);
      },
      RESOLUTION() {
        if (again) diary.problems.push(`how ${sk} ended was written again`);
        diary.ended.set(sk, atMs);
      },
      WATERMARK() {
        const from = before === undefined ? undefined : String(before['sweptTo']);
        diary.watermarks.push({ region: sk, from, to: String(after['sweptTo']), atMs });
      },
      VIOLATION() {
        const fingerprint = sk.split('#').at(-1) ?? sk;
        const { incidentId } = JSON.parse(String(after['document']));
        diary.written.push({ fingerprint, incidentId, atMs, again });
      },
    };
    write[kind]?.();
  }

  /** Between telling and noting lies the one moment in which a crash tells twice. */
  #invocationEnded({ name, disturbed, unnoted }: Invocation, outcome: Outcome): void {
    this.note(`${name} ${outcome.kind}`);
    if (disturbed) for (const key of unnoted) addOne(this.diary.crashes, key);
    if (outcome.kind === 'failed' && !disturbed && !isPoison(outcome.error))
      this.diary.problems.push(`${name} failed though nothing disturbed it: ${outcome.error}`);
  }

  #allowRepeats(records: readonly StreamRecord[]): void {
    for (const { dynamodb } of records) {
      const sk = dynamodb.Keys.sk.S;
      const id = sk.split('#').at(-1) ?? sk;
      if (!dynamodb.Keys.pk.S.startsWith('VIOLATION#')) addOne(this.diary.overlappedNews, id);
      for (const channel of this.scenario.channels)
        addOne(this.diary.crashes, tellingKey(id, channel));
    }
  }

  #messageTaken(message: Message, channel: string): void {
    const { now } = this.timeline;
    const { diary } = this;
    const { ids, incidentId, isUpdate, ended } = message;
    this.note(`${channel} took ${isUpdate ? 'an update' : ids.join(', ')}`);
    if (isUpdate) {
      for (const key of ids) diary.updates.push({ key, channel, atMs: now, ended });
      return;
    }
    if (this.#isDeepInQuiet(message, channel))
      diary.problems.push(`${ids.join(', ')} was told on ${channel} in its quiet hours`);
    const threadMs = diary.threads.get(incidentId) ?? Number.POSITIVE_INFINITY;
    if (channel === 'bot' && message.thread_ts === undefined && now - threadMs > marginMs)
      diary.problems.push(`${incidentId} got another thread`);
  }

  /** Not near their beginning or end, where clocks and slow requests may err. */
  #isDeepInQuiet({ severity }: Message, channel: string): boolean {
    const quiet = this.scenario.plan.pacing[channel]?.quiet ?? [];
    return [-marginMs, 0, marginMs].every((offMs) =>
      isQuiet(quiet, severity, new Date(this.timeline.now + offMs).toISOString()),
    );
  }

  #scheduleBus(): void {
    for (const { records } of this.happenings) {
      for (const { id, record, busMs } of records) {
        for (const atMs of busMs) this.timeline.at(atMs, () => this.#deliver(id, record));
      }
    }
  }

  /** The rule of the change feed, in short: what failed or was done by a service stays out. */
  #deliver(id: string, record: Readonly<Record<string, unknown>>): void {
    const { now } = this.timeline;
    if (this.#ruleOff.some(({ fromMs, toMs }) => fromMs <= now && now < toMs)) return;
    const { invokedBy } = record['userIdentity'] as { readonly invokedBy?: string };
    if (record['errorCode'] !== undefined || invokedBy !== undefined) return;
    const delivery: BusDelivery = { id, atMs: now, undisturbed: false };
    this.busDeliveries.push(delivery);
    let attempts = 0;
    this.note(`the bus delivers ${id}`);
    const envelope = { id: `envelope-of-${id}`, detail: record };
    this.lambda.invokeLater('on-change', envelope, (_, { disturbed }) => {
      attempts += 1;
      if (attempts === 1) delivery.undisturbed = !disturbed;
    });
  }

  #scheduleEvery(everyMs: number, name: string, untilMs = this.scenario.endMs): void {
    const { deployedMs, clearsUpMs, scheduleStops } = { ...this.scenario, ...this.faults };
    const lastsMs = clearsUpMs - deployedMs;
    const stopsMs = deployedMs + this.#chance.between(0.2, 1) * lastsMs;
    const goesOnMs = scheduleStops ? stopsMs + this.#chance.between(0, 0.6) * lastsMs : stopsMs;
    for (
      let atMs = deployedMs + this.#chance.between(0, everyMs);
      atMs < untilMs;
      atMs += everyMs
    ) {
      if (stopsMs < atMs && atMs < goesOnMs && atMs < clearsUpMs) continue;
      this.timeline.at(atMs, () => this.#fire(name));
    }
  }

  #fire(name: string): void {
    const { missed, doubled } = this.faults;
    if (this.#weather.strikes(missed)) return;
    this.lambda.invokeLater(name, {});
    if (!this.#weather.strikes(doubled)) return;
    this.timeline.after(this.#chance.between(0, 20_000), () => this.lambda.invokeLater(name, {}));
  }

  #scheduleTrouble(): void {
    const { deployedMs, clearsUpMs, channels } = this.scenario;
    const sometime = () => this.#chance.between(deployedMs, clearsUpMs);
    for (let left = this.faults.deploys; left > 0; left -= 1) {
      this.timeline.at(sometime(), () => {
        const { now } = this.timeline;
        this.#ruleOff.push({ fromMs: now, toMs: now + this.#chance.between(0, 15) * minuteMs });
        this.lambda.killRunning();
        this.#fire('check-health');
      });
    }
    for (let left = this.faults.outages; left > 0; left -= 1) {
      const fromMs = sometime();
      const toMs = Math.min(fromMs + this.#chance.between(0, 90) * minuteMs, clearsUpMs);
      this.#recipients.breakDown(this.#chance.pick(channels as ['sns']), fromMs, toMs);
    }
    for (let left = this.faults.brokenRows; left > 0; left -= 1)
      this.timeline.at(sometime(), () => this.stream.pushBroken());
    for (let left = this.faults.splits; left > 0; left -= 1)
      this.timeline.at(sometime(), () => this.stream.split());
    if (this.#chance.hits(0.5)) this.timeline.at(sometime(), () => this.#redrive());
    for (let left = this.#chance.whole(0, 3); left > 0; left -= 1)
      this.timeline.at(sometime(), () => this.#somebodyActs(`said-${left}`));
    this.#scheduleExceptionsEnd();
  }

  /** An exception ends at midnight; runs that should tell it overlap. */
  #scheduleExceptionsEnd(): void {
    const { deployedMs, endMs } = this.scenario;
    const midnightMs = Math.ceil(deployedMs / dayMs) * dayMs;
    if (midnightMs > endMs || this.#chance.hits(0.3)) return;
    const untilMs = Math.min(midnightMs, this.scenario.clearsUpMs);
    this.timeline.at(this.#chance.between(deployedMs, untilMs), () =>
      this.#somebodyActs('excepted', 'except'),
    );
    this.timeline.at(midnightMs + this.#chance.between(3, 12) * minuteMs, () => {
      for (const _ of Array(3)) this.lambda.invokeLater('send-digests', {});
    });
  }

  /** Somebody says something of an incident, if there is one by now. */
  #somebodyActs(id: string, kind: ActionKind = this.#chance.pick(actionKinds)): void {
    const [first, ...others] = this.diary.written;
    if (first === undefined) return;
    const { incidentId } = this.#chance.pick([first, ...others]);
    const { now } = this.timeline;
    const person = new Invocation('person', minuteMs, this.timeline, this.#weather);
    const today = new Date(now).toISOString();
    act(this.#surroundings, person, {
      id,
      incident: incidentId,
      window: around(today),
      kind,
      by: 'arn:aws:iam::111122223333:user/dana',
      means: 'command-line',
      how: 'reverted',
      reason: 'seen to',
      until: new Date(now + this.#chance.pick([0, 0, dayMs])).toISOString().slice(0, 10),
    }).then(
      () => person.end({ kind: 'returned', value: undefined }),
      // It may not be said, or could not be; a person sees that.
      (error) => person.end({ kind: 'failed', error }),
    );
  }

  /** Somebody hands over again what was given up. */
  #redrive(): void {
    if (this.#sabotage.noRedrive) return;
    const letters = this.lambda.deadLetters.splice(0);
    for (const { name, event } of letters)
      if (name !== 'notify') this.lambda.invokeLater(name, event);
    const batches = letters.filter(({ name }) => name === 'notify');
    if (batches.length > 0) void this.#redriveBatches(batches);
  }

  /** One letter after the other; what cannot be put together stays, and all do when it is interrupted. */
  async #redriveBatches(letters: readonly DeadLetter[]): Promise<void> {
    const person = new Invocation('person', dayMs, this.timeline, this.#weather);
    const found: (readonly StreamRecord[])[] = [];
    const staying: DeadLetter[] = [];
    person.onEnd = ({ kind }) => {
      this.lambda.deadLetters.push(...(kind === 'returned' ? staying : letters));
      if (kind === 'returned') this.stream.redrive(found);
    };
    const rows = storedRows(this.table.plainClientOf(person), {
      tableName: 'bandog',
      clock: person.clock,
    });
    for (const letter of letters) {
      try {
        const batches = await batchesOf(rows, letter);
        const { redrivenRows = () => true } = this.#sabotage;
        found.push(...batches.map((records) => records.filter(redrivenRows)));
      } catch {
        staying.push(letter);
      }
    }
    person.end({ kind: 'returned', value: undefined });
  }
}

/** A letter holds no records, only when they were written: the table says what they were. */
async function batchesOf(
  rows: ReturnType<typeof storedRows>,
  { event }: DeadLetter,
): Promise<(readonly StreamRecord[])[]> {
  const { Records } = event as { readonly Records: readonly StreamRecord[] };
  const seconds = Records.map(({ dynamodb }) => dynamodb.ApproximateCreationDateTime);
  const [from, to] = [Math.min(...seconds), Math.max(...seconds)];
  const text = (time: number) => new Date(time * 1000).toISOString();
  const found = await rows.writtenBetween(text(from), text(to));
  if (found.length === 0) throw new Error('the table has no row of that time');
  const records = found.map(({ eventName, dynamodb }, index) => ({
    eventName,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: index === 0 ? from : to },
  })) as StreamRecord[];
  return Array.from({ length: Math.ceil(records.length / rowsAtOnce) }, (_, batch) =>
    records.slice(batch * rowsAtOnce, (batch + 1) * rowsAtOnce),
  );
}

const rowsAtOnce = 10;
const trailProblem = 'the trail main does not log';
/** What clocks, slow requests and patient retries come to together. */
const marginMs = 5 * minuteMs;

const isPoison = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('the record cannot be read');
