import type { ChangeEvent, Outcome } from '../../../../domain/change/change-event.ts';
import type { NewTexts, SplitCalls, UnsplitCall } from '../../../../ports/split-calls.ts';
import { type Call, callOf } from '../call-of.ts';
import { issuedBy } from '../issued.ts';
import { LaterDetails, laterEvent } from '../later-event.ts';
import { outcomeOf } from '../parse-record.ts';
import type { RawRecord } from '../raw-record.ts';
import { inOwnSpelling, withOpenText } from '../spelling.ts';
import { contentHead, idLength, mark, marksEach, timeLength } from './marks.ts';

/** A frame and what it says of all its records. */
interface Frame {
  readonly record: RawRecord;
  readonly call: Call;
  /** How the calls ended, unless their content says otherwise; undefined when that has to be read. */
  readonly outcome: Outcome | undefined;
}

/** The texts that one thread has told of; those that nobody adds to any more are forgotten. */
interface Table {
  readonly frames: Frame[];
  /** What is told of calls with one frame and one content. */
  readonly contents: LaterDetails[];
}

const mostTables = 16;

/**
 * Puts records together that `RecordSkimmer` split. A frame is looked into once, a content once and only
 * if somebody asks. Gives what `parseRecord` gives of the record in one piece. What one skimmer split
 * must come in order.
 */
export class CallJoiner {
  readonly #tables = new Map<string, Table>();

  *join(calls: SplitCalls): Generator<ChangeEvent | UnsplitCall> {
    const { tail, marks } = calls;
    const contents = this.#contents(calls);
    const buffer = bufferOf(tail);
    for (let at = 0; at < marks.length; at += marksEach) {
      const from = marks[at + mark.tail] ?? 0;
      const content = contents[(marks[at + mark.content] ?? 0) - 1];
      if (marks[at + mark.frame] !== 0 && content !== undefined) {
        yield joined(content, buffer, from, marks[at + mark.isShared] !== 0);
      } else {
        const text = buffer.toString('utf8', from, from + (marks[at + mark.content] ?? 0));
        yield { text, record: marks[at + mark.record] ?? 0 };
      }
    }
  }

  /** Those of the calls' table, with the new ones. */
  #contents({ table, frames, contents }: SplitCalls): readonly LaterDetails[] {
    const known = this.#tableOf(table);
    known.frames.length = frames.before;
    for (const bytes of textsOf(frames)) known.frames.push(frameOf(bytes.toString()));
    known.contents.length = contents.before;
    for (const bytes of textsOf(contents)) {
      const frame = known.frames[bytes.readUInt32LE() - 1];
      if (frame !== undefined)
        known.contents.push(detailsOf(frame, bytes.toString('utf8', contentHead)));
    }
    return known.contents;
  }

  #tableOf(name: string): Table {
    const table = this.#tables.get(name) ?? { frames: [], contents: [] };
    // The last used is the last to be forgotten.
    this.#tables.delete(name);
    this.#tables.set(name, table);
    const [oldest = ''] = this.#tables.keys();
    if (this.#tables.size > mostTables) this.#tables.delete(oldest);
    return table;
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function* textsOf({ bytes, ends }: NewTexts): Generator<Buffer> {
  const buffer = bufferOf(bytes);
  let start = 0;
  for (const end of ends) {
    yield buffer.subarray(start, end);
    start = end;
  }
}

function frameOf(text: string): Frame {
  const record = inOwnSpelling(JSON.parse(text));
  const call = callOf(record);
  // Those hand out credentials.
  const isOpen = call.service === 'sts';
  return { record, call, outcome: isOpen ? undefined : outcomeOf(record) };
}

/** Whether a content may tell how the call ended (see `outcomeOf`), or hides its names behind escapes. */
const maySayHow = (text: string): boolean =>
  text.includes('ConsoleLogin') || text.includes('"errorMessage"') || text.includes('\\u');

function detailsOf({ record, call, outcome }: Frame, text: string): LaterDetails {
  const merged = (): RawRecord => withOpenText({ ...record, ...JSON.parse(text) });
  const isTold = outcome !== undefined && (outcome.kind !== 'succeeded' || !maySayHow(text));
  if (isTold) return new LaterDetails({ ...call, outcome }, merged);
  const whole = merged();
  const issued = issuedBy(whole, call);
  const told = { outcome: outcomeOf(whole), ...(issued && { issued }) };
  return new LaterDetails({ ...call, ...told }, () => whole);
}

function joined(details: LaterDetails, tail: Buffer, from: number, isShared: boolean): ChangeEvent {
  const timeFrom = from + idLength;
  const sharedFrom = timeFrom + timeLength;
  return laterEvent(details, {
    id: tail.toString('latin1', from, timeFrom),
    at: tail.toString('latin1', timeFrom, sharedFrom),
    ...(isShared && { sharedId: tail.toString('latin1', sharedFrom, sharedFrom + idLength) }),
  });
}
