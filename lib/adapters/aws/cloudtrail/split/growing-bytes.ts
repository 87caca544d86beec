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

  text(encoding: 'latin1' | 'utf8'): string {
    return this.#bytes.toString(encoding, 0, this.#length);
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
