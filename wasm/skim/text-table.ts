import { hash, isSame } from './bytes';
import { fixed } from './memory';

/**
 * Texts that were met, with the place of each, from 1 on. The one that is being built stands behind the
 * last. When it is full, nothing is added any more until it is emptied.
 */
@unmanaged
export class TextTable {
  /** How many there are, and how many of them were told. */
  count: u32;
  told: u32;
  private first: usize;
  private limit: usize;
  /** Where the text that is being built starts, and where it ends by now. */
  start: usize;
  end: usize;
  private isOver: bool;
  private slots: usize;
  private mostSlots: u32;
  /** Where each text ends, the next one starting there, and the hash of each; by its place. */
  ends: usize;
  private hashes: usize;

  /** One with room for so many texts, a power of two, and bytes. */
  static open(most: u32, bytes: usize): TextTable {
    const table = changetype<TextTable>(fixed(offsetof<TextTable>()));
    table.mostSlots = most * 2;
    table.slots = fixed(table.mostSlots * 4);
    table.ends = fixed((most + 1) * 4);
    table.hashes = fixed((most + 1) * 4);
    table.first = fixed(bytes);
    // `isSame` and `hash` read up to seven bytes behind the last.
    table.limit = table.first + bytes - 8;
    table.clear();
    return table;
  }

  clear(): void {
    memory.fill(this.slots, 0, this.mostSlots * 4);
    this.count = 0;
    this.told = 0;
    this.begin(this.first);
    store<u32>(this.ends, <u32>this.first);
  }

  /** Bytes of all texts. */
  get length(): usize {
    return this.start - this.first;
  }

  private begin(at: usize): void {
    this.start = at;
    this.end = at;
    this.isOver = false;
  }

  add(from: usize, length: usize): void {
    if (this.end + length > this.limit) this.isOver = true;
    else {
      memory.copy(this.end, from, length);
      this.end += length;
    }
  }

  addByte(byte: u8): void {
    if (this.end + 1 > this.limit) this.isOver = true;
    else {
      store<u8>(this.end, byte);
      this.end += 1;
    }
  }

  addNumber(value: u32): void {
    if (this.end + 4 > this.limit) this.isOver = true;
    else {
      store<u32>(this.end, value);
      this.end += 4;
    }
  }

  /** Forgets the text that is being built. */
  drop(): void {
    this.begin(this.start);
  }

  /** The place of the text that is being built if it was met before, which ends it; otherwise 0. */
  find(): u32 {
    if (this.isOver) return 0;
    const length = this.end - this.start;
    const sum = hash(this.start, length);
    for (let slot = sum & (this.mostSlots - 1); ; slot = (slot + 1) & (this.mostSlots - 1)) {
      const place = load<u32>(this.slots + slot * 4);
      if (place == 0) return 0;
      if (load<u32>(this.hashes + place * 4) != sum) continue;
      const from = this.textStart(place);
      if (this.textEnd(place) - from != length || !isSame(from, this.start, length)) continue;
      this.drop();
      return place;
    }
  }

  /** Keeps the text that is being built, which was not met before; 0 when there is no room. */
  keep(): u32 {
    if (this.isOver || this.count >= this.mostSlots >>> 1) {
      this.drop();
      return 0;
    }
    const sum = hash(this.start, this.end - this.start);
    let slot = sum & (this.mostSlots - 1);
    while (load<u32>(this.slots + slot * 4) != 0) slot = (slot + 1) & (this.mostSlots - 1);
    this.count += 1;
    store<u32>(this.slots + slot * 4, this.count);
    store<u32>(this.hashes + this.count * 4, sum);
    store<u32>(this.ends + this.count * 4, <u32>this.end);
    this.begin(this.end);
    return this.count;
  }

  textStart(place: u32): usize {
    return load<u32>(this.ends + (place - 1) * 4);
  }

  textEnd(place: u32): usize {
    return load<u32>(this.ends + place * 4);
  }
}
