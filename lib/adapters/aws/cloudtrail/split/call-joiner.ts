import type { Outcome } from '../../../../domain/change/change-event.ts';
import type {
  JoinedCalls,
  NewTexts,
  SplitCalls,
  UnsplitCall,
} from '../../../../ports/split-calls.ts';
import { type Call, callOf } from '../call-of.ts';
import { issuedBy } from '../issued.ts';
import { LaterDetails } from '../later-event.ts';
import { mayBeDryRun, outcomeOf } from '../parse-record.ts';
import type { RawRecord } from '../raw-record.ts';
import { inOwnSpelling, withOpenText } from '../spelling.ts';
import { contentHead, mark, marksEach } from './marks.ts';
import { type SharedContent, SplitColumns } from './split-columns.ts';

/** A frame and what it says of all its records. */
interface Frame {
  readonly record: RawRecord;
  readonly call: Call;
  /** How the calls ended, unless their content says otherwise; undefined when that has to be read. */
  readonly outcome: Outcome | undefined;
}

/**
 * A content with its frame. Where it stands in bytes outside the heap: of a large log most come once, and
 * what is kept of those costs the collector more than reading them.
 */
class Content implements SharedContent {
  readonly frame: Frame;
  readonly bytes: Buffer;
  readonly #from: number;
  readonly #to: number;
  /** Whether what is read of it is kept. */
  #isKept: boolean;
  details: LaterDetails | undefined;

  constructor(frame: Frame, bytes: Buffer, from: number, to: number, isKept: boolean) {
    this.frame = frame;
    this.bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.#isKept = isKept;
  }

  /** Unless it is kept from the first call on, a second one reads it again, and all others have what that one read. */
  read(): LaterDetails {
    if (this.details !== undefined) return this.details;
    const details = detailsOf(this.frame, this.bytes.toString('utf8', this.#from, this.#to));
    if (this.#isKept) {
      details.isShared = true;
      this.details = details;
    }
    this.#isKept = true;
    return details;
  }
}

/** The texts that one thread has told of; those that nobody adds to any more are forgotten. */
interface Table {
  readonly frames: Frame[];
  readonly contents: Content[];
}

const mostTables = 16;

/**
 * Puts records together that `RecordSkimmer` split. A frame is looked into once, a content at most
 * twice and only if somebody asks. Gives what `parseRecord` gives of the record in one piece. What one skimmer split
 * must come in order.
 */
export class CallJoiner {
  readonly #tables = new Map<string, Table>();
  readonly #mostKept: number;

  /** @param mostKept of so many contents of a table is kept what was read of them, though they may not come again */
  constructor(mostKept = 1024) {
    this.#mostKept = mostKept;
  }

  /** @param isWanted whether calls made at that time (milliseconds since 1970) are */
  join(calls: SplitCalls, isWanted: (time: number) => boolean): JoinedCalls {
    const { marks } = calls;
    const contents = this.#contents(calls);
    const tail = bufferOf(calls.tail);
    const joined = new SplitColumns(marks, tail);
    const unsplit: UnsplitCall[] = [];
    for (let at = 0; at < marks.length; at += marksEach) {
      const content = contents[(marks[at + mark.content] ?? 0) - 1];
      if (marks[at + mark.frame] === 0 || content === undefined) {
        unsplit.push(unsplitAt(at, marks, tail));
      } else if (isWanted(((marks[at + mark.seconds] ?? 0) >>> 0) * 1000)) joined.add(at, content);
    }
    return { joined, unsplit };
  }

  /** Those of the calls' table, with the new ones. */
  #contents({ table, frames, contents }: SplitCalls): readonly Content[] {
    const known = this.#tableOf(table);
    if (frames !== undefined) addFrames(known, frames);
    if (contents !== undefined) addContents(known, contents, this.#mostKept);
    return known.contents;
  }

  #tableOf(name: string): Table {
    const table = this.#tables.get(name) ?? { frames: [], contents: [] };
    // The last used is the last to be forgotten.
    this.#tables.delete(name);
    this.#tables.set(name, table);
    const [oldest = ''] = this.#tables.keys();
    if (this.#tables.size > mostTables) {
      forget(this.#tables.get(oldest)?.contents ?? []);
      this.#tables.delete(oldest);
    }
    return table;
  }
}

function unsplitAt(at: number, marks: Int32Array, tail: Buffer): UnsplitCall {
  const from = marks[at + mark.tail] ?? 0;
  const text = tail.toString('utf8', from, from + (marks[at + mark.content] ?? 0));
  return { text, record: marks[at + mark.record] ?? 0 };
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function addFrames({ frames }: Table, added: NewTexts): void {
  if (added.before === 0) frames.length = 0;
  const bytes = bufferOf(added.bytes);
  for (const [from, to] of places(added)) frames.push(frameOf(bytes.toString('utf8', from, to)));
}

function addContents({ frames, contents }: Table, added: NewTexts, mostKept: number): void {
  if (added.before === 0) forget(contents);
  const bytes = bufferOf(added.bytes);
  for (const [from, to] of places(added)) {
    const frame = frames[bytes.readUInt32LE(from) - 1];
    if (frame === undefined) throw new Error('a content came before its frame');
    const isKept = contents.length < mostKept;
    contents.push(new Content(frame, bytes, from + contentHead, to, isKept));
  }
}

function* places({ ends }: NewTexts): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (const to of ends) {
    yield [from, to];
    from = to;
  }
}

/** Gives their memory back at once: the collector hardly sees it. */
function forget(contents: Content[]): void {
  for (const { bytes } of contents) {
    if (bytes.buffer instanceof ArrayBuffer && !bytes.buffer.detached) bytes.buffer.transfer(0);
  }
  contents.length = 0;
}

function frameOf(text: string): Frame {
  const record = inOwnSpelling(JSON.parse(text));
  const call = callOf(record);
  // Those hand out credentials, or their request says that nothing is to happen.
  const isOpen = call.service === 'sts' || mayBeDryRun(call.service, call.action);
  return { record, call, outcome: isOpen ? undefined : outcomeOf(record) };
}

/** Whether a content may tell how the call ended (see `outcomeOf`), or hides its names behind escapes. */
const maySayHow = (text: string): boolean =>
  text.includes('ConsoleLogin') || text.includes('"errorMessage"') || text.includes('\\u');

function detailsOf({ record, call, outcome }: Frame, text: string): LaterDetails {
  const merged = (): RawRecord => withOpenText({ ...record, ...JSON.parse(text) });
  const isTold = outcome !== undefined && (outcome.kind !== 'succeeded' || !maySayHow(text));
  if (isTold) return new LaterDetails({ ...call, outcome }, merged, true);
  const whole = merged();
  const issued = issuedBy(whole, call);
  const told = { outcome: outcomeOf(whole), ...(issued && { issued }) };
  return new LaterDetails({ ...call, ...told }, () => whole);
}
