import { threadId } from 'node:worker_threads';
import { uuidWords } from '../../../../domain/text/uuid.ts';
import type { NoiseCalls, NoiseRun, TimeWindow } from '../../../../ports/change-source.ts';
import type { NewTexts, SplitCalls } from '../../../../ports/split-calls.ts';
import { actionOf, serviceOf } from '../names.ts';
import { marksEach, timeLength } from '../split/marks.ts';
import { callIsNoise } from './call-is-noise.ts';
import { part, type SkimInstance, skimInstance, stop } from './skim-instance.ts';

/** Where reading stopped, and why: the bytes end inside the next record, or it is spelt oddly. */
export interface SkimStop {
  /** The index behind the last record read. */
  readonly end: number;
  /** Those read before included. */
  readonly records: number;
  readonly isOdd: boolean;
}

/** What was kept: noise to be counted, and records to be read. */
export interface SkimmedCalls {
  readonly calls?: SplitCalls;
  readonly noise?: NoiseCalls;
}

/** Of a run in wasm/skim/noise.ts: bytes, and where its parts stand. */
const run = { bytes: 320, first: 12, last: 32, account: 64, region: 192 } as const;

let tables = 0;
/** Another one each time, in all threads. A random one would load a module that takes longer than all the rest. */
function nextTable(): string {
  tables += 1;
  return `${threadId}-${tables}`;
}

/**
 * Tells, without parsing, the records that are noise from those that must be read. Keeps of the noise
 * what a count needs, and the rest to be read later, split in parts. A record in any doubt (a field
 * missing, an escape in a name, a time in another spelling) is kept whole: the parser decides. What it
 * says of a record is what parsing and judging it would say. The work is done by wasm/skim.
 */
export class RecordSkimmer {
  readonly #wasm: SkimInstance = skimInstance();
  readonly #table = nextTable();
  #isTaken = true;

  constructor({ from, to }: TimeWindow) {
    const start = from === undefined ? -Infinity : Date.parse(from) / 1000;
    const end = to === undefined ? Infinity : Date.parse(to) / 1000;
    this.#wasm.setWindow(start, end);
  }

  /**
   * Reads records from `from` on: behind the head, or behind one of the `before` records that were read
   * before, where a comma should stand. What was kept of the last bytes must have been taken.
   */
  read(bytes: Buffer, from: number, before: number): SkimStop {
    if (!this.#isTaken) throw new Error('what was skimmed before has not been taken');
    const length = bytes.length - from;
    const start = this.#wasm.begin(length);
    this.#memory().set(bytes.subarray(from), start);
    let [at, records] = [start, before];
    for (;;) {
      at = this.#wasm.read(at, records);
      records = this.#wasm.recordsRead();
      if (this.#wasm.stopReason() !== stop.ask) break;
      this.#wasm.learnCall(this.#isNoise());
    }
    this.#isTaken = false;
    return {
      end: at - start + from,
      records,
      isOdd: this.#wasm.stopReason() === stop.odd,
    };
  }

  /** What was kept of the last bytes, once. */
  take(): SkimmedCalls {
    if (this.#isTaken) return {};
    this.#isTaken = true;
    const calls = this.#calls();
    const noise = this.#noise();
    return { ...(calls && { calls }), ...(noise && { noise }) };
  }

  #calls(): SplitCalls | undefined {
    const calls = this.#wasm.size(part.calls);
    if (calls === 0) return undefined;
    const taken = {
      table: this.#table,
      frames: this.#newTexts(part.frames),
      contents: this.#newTexts(part.contents),
      tail: this.#bytes(this.#wasm.place(part.tail), this.#wasm.size(part.tail)),
      marks: this.#numbers(this.#wasm.place(part.calls), calls * marksEach),
    };
    this.#wasm.tellTexts();
    return taken;
  }

  #noise(): NoiseCalls | undefined {
    const count = this.#wasm.size(part.ids);
    if (count === 0) return undefined;
    const ids = this.#numbers(this.#wasm.place(part.ids), count * uuidWords);
    const runs = Array.from({ length: this.#wasm.size(part.runs) }, (_, index) =>
      this.#run(this.#wasm.place(part.runs) + index * run.bytes),
    );
    return { ids, runs };
  }

  #isNoise(): boolean {
    const [source, name] = [false, true].map((isName) =>
      this.#text(this.#wasm.askedAt(isName), this.#wasm.askedLength(isName)),
    );
    const isReadOnly = this.#wasm.askedFlag() !== 0;
    return callIsNoise(serviceOf(source ?? ''), actionOf(name ?? ''), isReadOnly);
  }

  #run(at: number): NoiseRun {
    const [calls = 0, accountLength = 0, regionLength = 0] = this.#words(at, 3);
    return {
      account: this.#text(at + run.account, accountLength),
      region: this.#text(at + run.region, regionLength),
      first: this.#text(at + run.first, timeLength),
      last: this.#text(at + run.last, timeLength),
      calls,
    };
  }

  #newTexts(table: number): NewTexts | undefined {
    const before = this.#wasm.told(table);
    const more = this.#wasm.size(table) - before;
    if (more === 0) return undefined;
    const places = this.#words(this.#wasm.place(table) + before * 4, more + 1);
    const [start = 0] = places;
    const ends = places.subarray(1).map((end) => end - start);
    return { before, bytes: this.#bytes(start, ends.at(-1) ?? 0), ends };
  }

  #text(at: number, length: number): string {
    return this.#memory().toString('latin1', at, at + length);
  }

  /** A copy. */
  #words(at: number, count: number): Uint32Array {
    return new Uint32Array(this.#wasm.memory.buffer, at, count).slice();
  }

  /** A copy. Small integers are cheaper where they are read than words without a sign. */
  #numbers(at: number, count: number): Int32Array {
    return new Int32Array(this.#wasm.memory.buffer, at, count).slice();
  }

  /** A copy. */
  #bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#wasm.memory.buffer, at, length).slice();
  }

  /** All of the memory, which moves when it grows. */
  #memory(): Buffer {
    return Buffer.from(this.#wasm.memory.buffer);
  }
}
