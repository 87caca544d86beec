import type { ChangeEvent, Outcome } from '../../../../domain/change/change-event.ts';
import type { SplitCalls, UnsplitCall } from '../../../../ports/split-calls.ts';
import { type Call, callOf } from '../call-of.ts';
import { issuedBy } from '../issued.ts';
import { laterEvent } from '../later-event.ts';
import { outcomeOf } from '../parse-record.ts';
import type { RawRecord } from '../raw-record.ts';
import { inOwnSpelling } from '../spelling.ts';
import { idLength, mark, marksEach, timeLength } from './marks.ts';

/** A frame and what it says of all its records. */
interface Frame {
  readonly record: RawRecord;
  readonly call: Call;
  /** How the calls ended, unless their own part says otherwise; undefined when that has to be read. */
  readonly outcome: Outcome | undefined;
}

/** Each thread adds to one table at a time; those that nobody adds to any more are forgotten. */
const mostTables = 16;

/**
 * Puts records together that `CallSplitter` split. A frame is looked into once, and the own part only
 * if somebody asks. Gives what `parseRecord` gives of the record in one piece. What one splitter split
 * must come in order.
 */
export class CallJoiner {
  readonly #tables = new Map<string, Frame[]>();

  *join({ table, frames, bytes, marks }: SplitCalls): Generator<ChangeEvent | UnsplitCall> {
    const known = this.#tableOf(table);
    for (const text of frames) known.push(frameOf(text));
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < marks.length; at += marksEach) {
      const frame = known[(marks[at + mark.frame] ?? 0) - 1];
      if (frame !== undefined) yield joined(frame, buffer, marks, at);
      else yield { text: ownText(buffer, marks, at), record: marks[at + mark.record] ?? 0 };
    }
  }

  #tableOf(name: string): Frame[] {
    const table = this.#tables.get(name) ?? [];
    // The last used is the last to be forgotten.
    this.#tables.delete(name);
    this.#tables.set(name, table);
    const [oldest = ''] = this.#tables.keys();
    if (this.#tables.size > mostTables) this.#tables.delete(oldest);
    return table;
  }
}

function frameOf(text: string): Frame {
  const record = inOwnSpelling(JSON.parse(text));
  const call = callOf(record);
  // Those hand out credentials.
  const isOpen = call.service === 'sts';
  return { record, call, outcome: isOpen ? undefined : outcomeOf(record) };
}

/** Whether the answer may tell how the call ended (see `outcomeOf`), or hides its names behind escapes. */
const maySayHow = (text: string): boolean => text.includes('ConsoleLogin') || text.includes('\\u');

const ownText = (bytes: Buffer, marks: Uint32Array, at: number): string =>
  bytes.toString('utf8', marks[at + mark.from], marks[at + mark.to]);

function joined(
  { record, call, outcome }: Frame,
  bytes: Buffer,
  marks: Uint32Array,
  at: number,
): ChangeEvent {
  const idAt = (from = 0, length = idLength) => bytes.toString('latin1', from, from + length);
  const shared = marks[at + mark.shared];
  const own = {
    id: idAt(marks[at + mark.id]),
    at: idAt(marks[at + mark.time], timeLength),
    ...(shared && { sharedId: idAt(shared) }),
  };
  // A text of its own: an event that is kept must not keep the bytes of its whole file.
  const text = ownText(bytes, marks, at);
  const merged = (): RawRecord => ({ ...record, ...JSON.parse(text) });
  const hasMessage = marks[at + mark.message] !== 0;
  const isTold =
    outcome !== undefined && (outcome.kind !== 'succeeded' || !(hasMessage || maySayHow(text)));
  if (isTold) return laterEvent({ ...call, ...own, outcome }, merged);
  const whole = merged();
  const issued = issuedBy(whole, call);
  const told = { outcome: outcomeOf(whole), ...(issued && { issued }) };
  return laterEvent({ ...call, ...own, ...told }, () => whole);
}
