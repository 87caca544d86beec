import { CLOSE_BRACE, COMMA, OPEN_BRACE } from '../skim/skip-json.ts';

/** Bytes that are added one stretch after another, some as the members of an object in JSON. */
export class GrowingBytes {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Adds a stretch of `bytes`; says where it starts. */
  add(bytes: Buffer, from: number, to: number): number {
    const at = this.#length;
    this.#makeRoom(to - from);
    bytes.copy(this.#bytes, at, from, to);
    this.#length = at + to - from;
    return at;
  }

  /** Adds members of the object that starts at `start`, if the stretch is not empty; says where they start. */
  addMembers(bytes: Buffer, from: number, to: number, start: number): number {
    if (to <= from) return this.#length;
    this.#addByte(this.#length === start ? OPEN_BRACE : COMMA);
    return this.add(bytes, from, to);
  }

  /** Ends the object that starts at `start`. */
  close(start: number): void {
    if (this.#length === start) this.#addByte(OPEN_BRACE);
    this.#addByte(CLOSE_BRACE);
  }

  /** What stands there, read as UTF-8. */
  text(from: number, to: number): string {
    return this.#bytes.toString('utf8', from, to);
  }

  /** Takes all from `to` on away. */
  cut(to: number): void {
    this.#length = to;
  }

  /** Whether what stands from `start` to the end stands in another place too. */
  isRepeat(from: number, to: number, start: number): boolean {
    return (
      to - from === this.#length - start &&
      this.#bytes.compare(this.#bytes, from, to, start, this.#length) === 0
    );
  }

  /** A hash of what stands from `start` to the end, made of about `most` of its bytes. */
  hash(start: number, most: number): number {
    const bytes = this.#bytes;
    const step = Math.max(1, Math.floor((this.#length - start) / most));
    let sum = this.#length - start;
    for (let at = start; at < this.#length; at += step) {
      sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
    }
    return sum;
  }

  /** A copy of all of them. */
  copy(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }

  #addByte(byte: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#length + more, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
