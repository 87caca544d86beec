import type { ChangeEvent } from '../../../../domain/change/change-event.ts';
import type { CallColumns } from '../../../../ports/change-source.ts';
import { type LaterDetails, laterEvent } from '../later-event.ts';
import { idLength, mark, timeLength } from './marks.ts';

/** What a record shares with others. */
export interface SharedContent {
  /** What is told of calls with this content, once a second one has come. */
  readonly details: LaterDetails | undefined;
  /** The same, whether or not one has come before. */
  read(): LaterDetails;
}

/** Records that were split, put together when somebody asks. */
export class SplitColumns implements CallColumns {
  readonly words: Int32Array;
  readonly #tail: Buffer;
  readonly #contents: SharedContent[] = [];
  /** Where the marks of each stand. */
  readonly #marks: number[] = [];

  constructor(marks: Int32Array, tail: Buffer) {
    this.words = marks;
    this.#tail = tail;
  }

  /** Adds the record whose marks stand at `at`. */
  add(at: number, content: SharedContent): void {
    this.#marks.push(at);
    this.#contents.push(content);
  }

  get size(): number {
    return this.#marks.length;
  }

  alike(call: number): object | undefined {
    return this.#contents[call]?.details;
  }

  isShared(call: number): boolean {
    return this.#mark(call, mark.isShared) !== 0;
  }

  seconds(call: number): number {
    return this.#mark(call, mark.seconds) >>> 0;
  }

  idAt(call: number): number {
    return (this.#marks[call] ?? 0) + mark.id;
  }

  event(call: number): ChangeEvent {
    const content = this.#contents[call];
    if (content === undefined) throw new Error(`there is no call ${call} of ${this.size}`);
    const from = this.#mark(call, mark.tail);
    const timeFrom = from + idLength;
    const sharedFrom = timeFrom + timeLength;
    return laterEvent(content.read(), {
      id: this.#text(from, timeFrom),
      at: this.#text(timeFrom, sharedFrom),
      ...(this.isShared(call) && { sharedId: this.#text(sharedFrom, sharedFrom + idLength) }),
    });
  }

  #mark(call: number, which: number): number {
    return this.words[(this.#marks[call] ?? 0) + which] ?? 0;
  }

  #text(from: number, to: number): string {
    return this.#tail.toString('latin1', from, to);
  }
}
