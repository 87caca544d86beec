import type { ChangeEvent, Outcome } from '../../../../domain/change/change-event.ts';
import type { SplitCalls, UnsplitCall } from '../../../../ports/split-calls.ts';
import { type Call, callOf } from '../call-of.ts';
import { issuedBy } from '../issued.ts';
import { laterEvent } from '../later-event.ts';
import { outcomeOf } from '../parse-record.ts';
import { type RawRecord, saidAt } from '../raw-record.ts';
import { inOwnSpelling } from '../spelling.ts';
import { idLength, mark, marksEach, timeLength } from './marks.ts';

/** A frame and what it says of all its records. */
interface Frame {
  readonly record: RawRecord;
  readonly call: Call;
  /** How the calls failed; undefined when a record's own part has to tell. */
  readonly failure: Outcome | undefined;
}

/** Real logs need a few hundred at a time; made-up ones must not fill memory. */
const mostFrames = 4096;

/**
 * Puts records together that `CallSplitter` split. A frame is looked into once, and of a call that
 * failed the own part only if somebody asks. Gives what `parseRecord` gives of the record in one piece.
 */
export class CallJoiner {
  readonly #frames = new Map<string, Frame>();

  *join({ frames, bytes, marks }: SplitCalls): Generator<ChangeEvent | UnsplitCall> {
    const known = frames.map((text) => this.#frameOf(text));
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < marks.length; at += marksEach) {
      const frame = known[(marks[at + mark.frame] ?? 0) - 1];
      if (frame !== undefined) yield joined(frame, buffer, marks, at);
      else yield { text: ownText(buffer, marks, at), record: marks[at + mark.record] ?? 0 };
    }
  }

  #frameOf(text: string): Frame {
    const known = this.#frames.get(text);
    if (known !== undefined) return known;
    if (this.#frames.size >= mostFrames) this.#frames.clear();
    const record = inOwnSpelling(JSON.parse(text));
    const call = callOf(record);
    const failed = saidAt(record, 'errorCode') !== undefined && call.service !== 'sts';
    const frame = { record, call, failure: failed ? outcomeOf(record) : undefined };
    this.#frames.set(text, frame);
    return frame;
  }
}

const ownText = (bytes: Buffer, marks: Uint32Array, at: number): string =>
  bytes.toString('utf8', marks[at + mark.from], marks[at + mark.to]);

function joined(
  { record, call, failure }: Frame,
  bytes: Buffer,
  marks: Uint32Array,
  at: number,
): ChangeEvent {
  const textAt = (from = 0, length: number) => bytes.toString('latin1', from, from + length);
  const shared = marks[at + mark.shared];
  const own = {
    id: textAt(marks[at + mark.id], idLength),
    at: textAt(marks[at + mark.time], timeLength),
    ...(shared && { sharedId: textAt(shared, idLength) }),
  };
  const merged = (): RawRecord => ({ ...record, ...JSON.parse(ownText(bytes, marks, at)) });
  if (failure !== undefined) return laterEvent({ ...call, ...own, outcome: failure }, merged);
  // Read at once: an event that is kept must not keep the bytes of its whole file.
  const whole = merged();
  const issued = issuedBy(whole, call);
  const outcome = outcomeOf(whole);
  return laterEvent({ ...call, ...own, outcome, ...(issued && { issued }) }, () => whole);
}
