import { randomUUID } from 'node:crypto';
import { GrowingBytes } from './growing-bytes.ts';

/** Real logs need a few hundred at a time; made-up ones must not fill memory. */
export const mostFrames = 4096;

/** About so many bytes of a frame go into its hash, to tell most apart; the others are compared. */
const hashedBytes = 128;

/** Frames that were met, with the place of each; begins anew when there are too many. */
export class FrameTable {
  /** One after another; the one that is being built stands behind the last. */
  readonly #bytes = new GrowingBytes();
  /** The last place with a hash, and for each place the one before it with the same hash; 0 for none. */
  readonly #places = new Map<number, number>();
  #before: number[] = [0];
  #starts: number[] = [0];
  #told = 0;
  #name = randomUUID();

  get name(): string {
    return this.#name;
  }

  /** To be called when all frames were taken. */
  beginAnewIfFull(): void {
    if (this.#told < mostFrames) return;
    this.#bytes.clear();
    this.#places.clear();
    this.#starts = [0];
    this.#before = [0];
    this.#told = 0;
    this.#name = randomUUID();
  }

  addMembers(bytes: Buffer, from: number, to: number): void {
    this.#bytes.addMembers(bytes, from, to, this.#start);
  }

  /** Ends the frame that is being built; its place, from 1 on. */
  close(): number {
    const start = this.#start;
    this.#bytes.close(start);
    const hash = this.#bytes.hash(start, hashedBytes);
    const last = this.#places.get(hash) ?? 0;
    for (let known = last; known > 0; known = this.#before[known] ?? 0) {
      if (!this.#isSame(known, start)) continue;
      this.#bytes.cut(start);
      return known;
    }
    const place = this.#starts.push(this.#bytes.length) - 1;
    this.#before.push(last);
    this.#places.set(hash, place);
    return place;
  }

  /** The frames that came since the last call. */
  takeNew(): string[] {
    const frames: string[] = [];
    for (; this.#told < this.#starts.length - 1; this.#told += 1) {
      const [from = 0, to = 0] = this.#starts.slice(this.#told, this.#told + 2);
      frames.push(this.#bytes.text(from, to));
    }
    return frames;
  }

  get #start(): number {
    return this.#starts.at(-1) ?? 0;
  }

  #isSame(place: number, start: number): boolean {
    return this.#bytes.isRepeat(this.#starts[place - 1] ?? 0, this.#starts[place] ?? 0, start);
  }
}
