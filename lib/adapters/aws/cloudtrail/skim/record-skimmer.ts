import { readUuid } from '../../../../domain/text/uuid.ts';
import type { NoiseCalls, NoiseRun, TimeWindow } from '../../../../ports/change-source.ts';
import type { SplitCalls } from '../../../../ports/split-calls.ts';
import { toIsoTime } from '../iso-time.ts';
import { actionOf, serviceOf } from '../names.ts';
import { CallSplitter } from '../split/call-splitter.ts';
import { idLength, timeLength } from '../split/marks.ts';
import { NoiseNames } from './noise-names.ts';
import { RecordFields, wanted } from './record-fields.ts';
import { cut, QUOTE } from './skip-json.ts';
import { TextMemo } from './text-memo.ts';

/** `noise` and `whole` records end at `end`; of `cut` and `odd` ones no more is known. */
export type Skimmed = 'noise' | 'whole' | 'cut' | 'odd';

const firstOfTrue = 0x74;
const wordsEach = 4;

/**
 * Tells, without parsing, the records that are noise from those that must be read, and keeps of the
 * noise what a count needs, and the rest to be read later. A record in any doubt (a field missing, an escape in a name, a time in
 * another spelling) is `whole`: the parser decides. What it says of a record is what parsing and
 * judging it would say.
 */
export class RecordSkimmer {
  readonly #fields = new RecordFields();
  readonly #calls = new CallSplitter();
  readonly #services = new TextMemo((text) => new NoiseNames(serviceOf(text)));
  readonly #actions = new TextMemo(actionOf);
  readonly #names = new TextMemo((text) => text);
  readonly #times: TextMemo<{ readonly at: string; readonly isInside: boolean }>;
  #ids = new Uint32Array(256 * wordsEach);
  #count = 0;
  #runs: { -readonly [K in keyof NoiseRun]: NoiseRun[K] }[] = [];
  #end = 0;

  constructor({ from = '', to }: TimeWindow) {
    this.#times = new TextMemo((text) =>
      // Only the usual spelling is its own ISO time; the parser reads the others.
      toIsoTime(text) === text
        ? { at: text, isInside: text >= from && (to === undefined || text < to) }
        : undefined,
    );
  }

  /** The index behind the record looked at last. */
  get end(): number {
    return this.#end;
  }

  /** Looks at the record whose opening brace is at `at`. */
  skim(bytes: Buffer, at: number): Skimmed {
    const end = this.#fields.read(bytes, at);
    if (end < 0) return end === cut ? 'cut' : 'odd';
    this.#end = end;
    return this.#fields.isPlain &&
      !this.#hasCopies &&
      this.#isNoise(bytes) &&
      this.#countNoise(bytes)
      ? 'noise'
      : 'whole';
  }

  /** Keeps the record that was found `whole` last, which starts at `at`, to be taken with `takeCalls`. */
  keep(bytes: Buffer, at: number, record: number): void {
    const canSplit = this.#fields.isPlain && this.#isUsual(bytes);
    if (canSplit) this.#calls.add(bytes, at, this.#end, this.#fields, record);
    else this.#calls.addWhole(bytes, at, this.#end, record);
  }

  /** The records kept since the last call; undefined without any. */
  takeCalls(): SplitCalls | undefined {
    return this.#calls.take();
  }

  /** The noise met since the last call; undefined without any. */
  takeNoise(): NoiseCalls | undefined {
    if (this.#count === 0) return undefined;
    const noise = { ids: this.#ids.slice(0, this.#count * wordsEach), runs: this.#runs };
    this.#count = 0;
    this.#runs = [];
    return noise;
  }

  /** A flag that is not simply `true` counts as absent: then the name alone must say that it is noise. */
  #isNoise(bytes: Buffer): boolean {
    const service = this.#text(this.#services, bytes, wanted.eventSource);
    const action = this.#text(this.#actions, bytes, wanted.eventName);
    const flag = this.#fields.from(wanted.readOnly);
    const readOnly = flag >= 0 && bytes[flag] === firstOfTrue;
    return service !== undefined && action !== undefined && service.has(action, readOnly);
  }

  /** False when something that every record should have is missing or in an unusual spelling. */
  #isUsual(bytes: Buffer): boolean {
    return (
      // Without it, others may write the identity's fields in their own way.
      this.#fields.from(wanted.userIdentity) >= 0 &&
      this.#text(this.#services, bytes, wanted.eventSource) !== undefined &&
      this.#text(this.#actions, bytes, wanted.eventName) !== undefined &&
      this.#text(this.#times, bytes, wanted.eventTime)?.at.length === timeLength &&
      (!this.#hasCopies || this.#readId(bytes, wanted.sharedEventID)) &&
      this.#readId(bytes, wanted.eventID)
    );
  }

  get #hasCopies(): boolean {
    return this.#fields.from(wanted.sharedEventID) >= 0;
  }

  /** False when something a count needs is missing or in an unusual spelling. */
  #countNoise(bytes: Buffer): boolean {
    const time = this.#text(this.#times, bytes, wanted.eventTime);
    const account = this.#text(this.#names, bytes, wanted.recipientAccountId);
    const region = this.#text(this.#names, bytes, wanted.awsRegion);
    if (time === undefined || account === undefined || region === undefined) return false;
    if (!this.#readId(bytes, wanted.eventID)) return false;
    if (time.isInside) this.#note(time.at, account, region);
    return true;
  }

  #text<T>(memo: TextMemo<T>, bytes: Buffer, field: number): T | undefined {
    const from = this.#fields.from(field);
    if (from < 0 || bytes[from] !== QUOTE) return undefined;
    return memo.at(bytes, from + 1, this.#fields.to(field) - 1);
  }

  #readId(bytes: Buffer, field: number): boolean {
    const from = this.#fields.from(field);
    const isText = from >= 0 && bytes[from] === QUOTE;
    this.#makeRoom();
    const isUuidLong = this.#fields.to(field) - from === idLength + 2;
    return isText && isUuidLong && readUuid(bytes, from + 1, this.#ids, this.#count * wordsEach);
  }

  #makeRoom(): void {
    if ((this.#count + 1) * wordsEach <= this.#ids.length) return;
    const larger = new Uint32Array(this.#ids.length * 2);
    larger.set(this.#ids);
    this.#ids = larger;
  }

  /** Counts the call whose id was read last. */
  #note(at: string, account: string, region: string): void {
    this.#count += 1;
    const run = this.#runs.at(-1);
    if (run === undefined || run.account !== account || run.region !== region) {
      this.#runs.push({ account, region, first: at, last: at, calls: 1 });
      return;
    }
    run.calls += 1;
    if (at < run.first) run.first = at;
    if (at > run.last) run.last = at;
  }
}
