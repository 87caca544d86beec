import type { SplitCalls } from '../../../../ports/split-calls.ts';
import { type RecordFields, wanted } from '../skim/record-fields.ts';
import { FrameTable } from './frame-table.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { mark, marksEach } from './marks.ts';

/** Texts whose places are marked. */
const marks: Readonly<Record<number, number>> = {
  [wanted.eventID]: mark.id,
  [wanted.eventTime]: mark.time,
  [wanted.sharedEventID]: mark.shared,
  [wanted.errorMessage]: mark.message,
};

/** Splits records into frame and own part (see `SplitCalls`) and gathers them. */
export class CallSplitter {
  readonly #own = new GrowingBytes();
  readonly #frames = new FrameTable();
  #marks = new Uint32Array(64 * marksEach);
  #end = 0;

  /** Gathers a record as it is, where it cannot be split. */
  addWhole(bytes: Buffer, from: number, to: number, record: number): void {
    const start = this.#own.add(bytes, from, to);
    this.#note(0, start, record);
  }

  /**
   * Gathers a record in two parts. `fields` are those read of it last; its id and its time must be
   * there in the usual spelling, and an id shared with copies, if there is one.
   */
  add(bytes: Buffer, from: number, to: number, fields: RecordFields, record: number): void {
    const start = this.#own.length;
    this.#makeRoom();
    let next = from + 1;
    for (let place = 0; place < fields.owns; place += 1) {
      const field = fields.own(place);
      const name = fields.name(field);
      this.#frames.addMembers(bytes, next, name - 1);
      const moved = this.#own.addMembers(bytes, name, fields.to(field), start) - name;
      const marked = marks[field];
      // The text starts behind its quote.
      if (marked !== undefined) this.#marks[this.#end + marked] = moved + fields.from(field) + 1;
      next = fields.to(field) + 1;
    }
    this.#frames.addMembers(bytes, next, to - 1);
    this.#own.close(start);
    this.#note(this.#frames.close(), start, record);
  }

  /** What was gathered since the last call; undefined when it is nothing. */
  take(): SplitCalls | undefined {
    if (this.#end === 0) return undefined;
    const marks = this.#marks.slice(0, this.#end);
    const { name } = this.#frames;
    const calls = { table: name, frames: this.#frames.takeNew(), bytes: this.#own.copy(), marks };
    this.#frames.beginAnewIfFull();
    this.#own.clear();
    this.#marks.fill(0, 0, this.#end);
    this.#end = 0;
    return calls;
  }

  #note(frame: number, from: number, record: number): void {
    this.#makeRoom();
    this.#marks[this.#end + mark.frame] = frame;
    this.#marks[this.#end + mark.from] = from;
    this.#marks[this.#end + mark.to] = this.#own.length;
    this.#marks[this.#end + mark.record] = record;
    this.#end += marksEach;
  }

  #makeRoom(): void {
    if (this.#end + marksEach <= this.#marks.length) return;
    const larger = new Uint32Array(this.#marks.length * 2);
    larger.set(this.#marks);
    this.#marks = larger;
  }
}
