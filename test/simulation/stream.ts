import type { Diary } from './diary.ts';
import type { Weather } from './faults.ts';
import type { DeadLetter, Lambda, Outcome } from './lambda.ts';
import type { Timeline } from './timeline.ts';

/** A record of a DynamoDB stream, as far as Bandog looks at it. */
export interface StreamRecord {
  readonly [field: string]: unknown;
  readonly eventName: string;
  readonly dynamodb: {
    readonly [field: string]: unknown;
    readonly SequenceNumber: string;
    readonly Keys: { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
    readonly NewImage: unknown;
    /** Seconds since the epoch. */
    readonly ApproximateCreationDateTime: number;
  };
}

interface Shard {
  readonly parents: readonly Shard[];
  readonly queue: StreamRecord[];
  busy: boolean;
}

type Batch = readonly StreamRecord[];

const batchingWindowMs = 10_000;
const attempts = 11;

/** The table's stream and the poller that hands its records to `notify`, as the stack sets it up. */
export class Stream {
  /** Told of records that are handed over while the same records are being worked on. */
  onOverlap: (records: Batch) => void = () => {};
  #shards: Shard[] = [];
  #sequence = 0;
  readonly #batchSize: number;
  readonly #timeline: Timeline;
  readonly #weather: Weather;
  readonly #lambda: Lambda;
  readonly #diary: Diary;

  constructor(timeline: Timeline, weather: Weather, lambda: Lambda, diary: Diary) {
    this.#timeline = timeline;
    this.#weather = weather;
    this.#lambda = lambda;
    this.#diary = diary;
    this.#batchSize = weather.chance.pick([3, 10, 100]);
    this.split();
  }

  /** Records of one partition stay in order, in one shard. */
  push(Keys: StreamRecord['dynamodb']['Keys'], NewImage: unknown): void {
    this.#sequence += 1;
    const SequenceNumber = String(this.#sequence).padStart(12, '0');
    const current = this.#shards.slice(-shardsAtOnce);
    const letters = [...Keys.pk.S].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
    const shard = current[letters % current.length];
    const ApproximateCreationDateTime = Math.floor(this.#timeline.now / 1000);
    const dynamodb = { SequenceNumber, Keys, NewImage, ApproximateCreationDateTime };
    shard?.queue.push({ eventName: 'INSERT', dynamodb });
    this.#pump();
  }

  /** A row that this version cannot read: no attempt ever will, and no other record may suffer. */
  pushBroken(): void {
    this.push({ pk: { S: 'VIOLATION#2026-01-01' }, sk: { S: 'broken' } }, brokenImage);
  }

  /** New shards take over; they are read when the old ones have been read to their end. */
  split(): void {
    const parents = this.#shards.filter((shard) => !isDone(shard));
    const children = Array.from({ length: shardsAtOnce }, () => ({
      parents,
      queue: [],
      busy: false,
    }));
    this.#shards = [...parents, ...children];
  }

  /** Hands batches over again, one after the other. */
  redrive([records, ...rest]: readonly Batch[]): void {
    if (records !== undefined) this.#deliver(records, 1, () => this.redrive(rest));
  }

  get isDrained(): boolean {
    return this.#shards.every(isDone);
  }

  #pump(): void {
    for (const shard of this.#shards) {
      const ready = !shard.busy && shard.queue.length > 0 && shard.parents.every(isDone);
      if (!ready) continue;
      shard.busy = true;
      this.#timeline.after(this.#weather.chance.between(0, batchingWindowMs), () => {
        this.#deliver(shard.queue.splice(0, this.#batchSize), 1, () => {
          shard.busy = false;
          this.#pump();
        });
      });
    }
  }

  #deliver(batch: Batch, attempt: number, done: () => void): void {
    if (attempt > attempts) {
      this.#lambda.deadLetters.push(deadLetter(batch));
      done();
    } else this.#handOver(batch, attempt, done);
  }

  #handOver(batch: Batch, attempt: number, done: () => void): void {
    const { redelivered, overlapped } = this.#weather.faults;
    if (this.#weather.strikes(overlapped)) {
      this.onOverlap(batch);
      this.#lambda.invoke('notify', { Records: batch }, () => {});
    }
    this.#lambda.invoke('notify', { Records: batch }, (outcome) => {
      const pieces = this.#left(batch, outcome);
      if (pieces.length > 0) this.#retry(pieces, attempt + 1, done);
      else if (this.#weather.strikes(redelivered)) this.#retry([batch], attempt + 1, done);
      else done();
    });
  }

  /** What has to be handed over again: the rest from the first failure on, or both halves. */
  #left(batch: Batch, outcome: Outcome): readonly Batch[] {
    if (outcome.kind !== 'returned') return halves(batch);
    const { batchItemFailures } = outcome.value as {
      readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
    };
    if (batchItemFailures.length === 0) return [];
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    if (first >= 0) return [batch.slice(first)];
    this.#diary.problems.push('notify handed back records it was not given');
    return halves(batch);
  }

  #retry([piece, ...rest]: readonly Batch[], attempt: number, done: () => void): void {
    if (piece === undefined) done();
    else
      this.#timeline.after(Math.min(250 * 2 ** attempt, 60_000), () =>
        this.#deliver(piece, attempt, () => this.#retry(rest, attempt, done)),
      );
  }
}

const shardsAtOnce = 2;
const brokenImage = { document: { S: '{"subject":"change"' } };

export const isBroken = ({ dynamodb }: StreamRecord): boolean => dynamodb.NewImage === brokenImage;

const isDone = (shard: Shard): boolean => !shard.busy && shard.queue.length === 0;

const deadLetter = (records: Batch): DeadLetter => ({
  name: 'notify',
  event: { Records: records },
});

function halves(batch: Batch): readonly Batch[] {
  if (batch.length < 2) return [batch];
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}
