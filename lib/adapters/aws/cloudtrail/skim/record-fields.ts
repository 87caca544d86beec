import { ownFields } from '../call-of.ts';
import { listFields } from '../unwrap.ts';
import {
  CLOSE_BRACE,
  COLON,
  COMMA,
  missing,
  QUOTE,
  skipName,
  skipPlain,
  skipValue,
} from './skip-json.ts';

/** Fields of a record that tell whether it is noise, and what a count needs of it; then the rest of its own. */
export const wanted = {
  eventID: 0,
  eventTime: 1,
  eventName: 2,
  eventSource: 3,
  awsRegion: 4,
  recipientAccountId: 5,
  readOnly: 6,
  requestID: 7,
  requestParameters: 8,
  responseElements: 9,
  resources: 10,
  additionalEventData: 11,
  errorMessage: 12,
  serviceEventDetails: 13,
  sharedEventID: 14,
  userIdentity: 15,
} as const;

const isOwn = Object.keys(wanted).map((name) => (ownFields as readonly string[]).includes(name));

/**
 * A record with one of these needs a closer look: it may be no record but a wrapper round others (see
 * `unwrap`), it was written twice, or it is in another spelling.
 */
const special = [...listFields, 'addendum', 'eventname', 'eventsource'];

const names = Object.keys(wanted).map((name) => Buffer.from(name));
const lengths = 32;
const none = -1;
const maybeSpecial = -2;

/** What a name may be by its length, its first and its sixth letter, which tell nearly all of a record's fields apart: most names are passed over at a glance. */
const guesses = new Int8Array(lengths * 256).fill(none);
for (const name of special) guesses[guessPlace(Buffer.from(name), 0, name.length)] = maybeSpecial;
names.forEach((name, field) => {
  guesses[guessPlace(name, 0, name.length)] = field;
});

function guessPlace(bytes: Buffer, from: number, length: number): number {
  const letters = length > 5 ? (bytes[from] as number) ^ (bytes[from + 5] as number) : 0;
  return (length % lengths) * 256 + letters;
}

/** Where the wanted fields of one record stand in the bytes. */
export class RecordFields {
  readonly #from = new Int32Array(Object.keys(wanted).length);
  readonly #to = new Int32Array(Object.keys(wanted).length);
  /** Where the name stands, with its quotes. */
  readonly #names = new Int32Array(Object.keys(wanted).length);
  readonly #own = new Uint8Array(ownFields.length);
  #owns = 0;
  #isPlain = true;

  /** How many own fields (see `ownFields`) the record has. */
  get owns(): number {
    return this.#owns;
  }

  /** Which field the own one at this place, from 0 on, is. */
  own(place: number): number {
    return this.#own[place] ?? -1;
  }

  /** False for a record whose fields need a closer look: a name with an escape, one that comes twice, or a special one. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  /** Reads the record whose opening brace is at `at`; the index behind it, `cut` or `odd`. */
  read(bytes: Buffer, at: number): number {
    this.#from.fill(-1);
    this.#isPlain = true;
    this.#owns = 0;
    let next = at + 1;
    for (;;) {
      next = this.#readField(bytes, next);
      if (next < 0) return next;
      if (bytes[next] === CLOSE_BRACE) return next + 1;
      if (bytes[next] !== COMMA) return missing(bytes, next);
      next += 1;
    }
  }

  /** Where the field's name starts, with its quote. */
  name(field: number): number {
    return this.#names[field] ?? -1;
  }

  /** Where the field's value starts; -1 without one. */
  from(field: number): number {
    return this.#from[field] ?? -1;
  }

  /** The index behind the value. */
  to(field: number): number {
    return this.#to[field] ?? -1;
  }

  #readField(bytes: Buffer, at: number): number {
    const end = skipPlain(bytes, at + 1);
    const hasPlainName = bytes[at] === QUOTE && bytes[end] === QUOTE && bytes[end + 1] === COLON;
    const from = hasPlainName ? end + 2 : skipName(bytes, at);
    if (from < 0) return from;
    const to = skipValue(bytes, from, 1);
    if (to < 0) return to;
    if (!hasPlainName) this.#isPlain = false;
    else this.#note(bytes, at + 1, end, from, to);
    return to;
  }

  #note(bytes: Buffer, nameFrom: number, nameTo: number, from: number, to: number): void {
    const guess = guesses[guessPlace(bytes, nameFrom, nameTo - nameFrom)] as number;
    if (guess === none) return;
    // One record too many read whole does no harm.
    if (guess === maybeSpecial) this.#isPlain = false;
    else if (isAt(names[guess], bytes, nameFrom, nameTo)) {
      if (this.from(guess) >= 0) this.#isPlain = false;
      else if (isOwn[guess]) this.#own[this.#owns++] = guess;
      this.#names[guess] = nameFrom - 1;
      this.#from[guess] = from;
      this.#to[guess] = to;
    }
  }
}

function isAt(name: Buffer | undefined, bytes: Buffer, from: number, to: number): boolean {
  if (name === undefined || name.length !== to - from) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (name[index] !== bytes[from + index]) return false;
  }
  return true;
}
