import type { Chance } from '../simulation/chance.ts';

/** A JSON value, freely shaped. */
export type Json = unknown;

const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202enimda',
  '\u001b[2J',
  '"}]},{"eventVersion":"1.08"',
  '{"a":',
  '__proto__',
  'constructor',
  '=1+1',
  '2026-02-30T25:61:61Z',
  '9999999999999999999999',
  '-1e999',
  'null',
  'true',
  'arn:aws:iam::111122223333:role/x',
  'a'.repeat(5000),
  ';('.repeat(500),
] as const;

const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '',
  'Records',
] as const;

const leaves = [null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}] as const;

/** Something that nobody expects in this place. */
export function oddValue(chance: Chance): Json {
  if (chance.hits(0.45)) return chance.pick(hostileTexts);
  if (chance.hits(0.1)) return nested(chance.whole(2, 60), chance);
  if (chance.hits(0.1)) return Array.from({ length: chance.whole(1, 50) }, () => ({ a: 1 }));
  return structuredClone(chance.pick(leaves));
}

function nested(levels: number, chance: Chance): Json {
  let value: Json = 'x';
  for (let level = 0; level < levels; level += 1) value = chance.hits(0.5) ? [value] : { a: value };
  return value;
}

interface Place {
  readonly holder: Record<string, Json> | Json[];
  readonly key: string;
}

/** Every place in a value where something stands. */
function placesIn(value: Json): Place[] {
  const places: Place[] = [];
  const waiting: Json[] = [value];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    if (typeof holder !== 'object' || holder === null) continue;
    for (const [key, inner] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, Json>, key });
      waiting.push(inner);
    }
  }
  return places;
}

/** Changes some places of a document, which stays JSON: other values, missing and further keys. */
export function mutateTree(document: Json, chance: Chance): Json {
  const copy = structuredClone(document);
  for (let left = chance.whole(1, 4); left > 0; left -= 1) {
    const places = placesIn(copy);
    const [first, ...others] = places;
    if (first === undefined) return copy;
    mutatePlace(chance.pick([first, ...others]), chance);
  }
  return copy;
}

function mutatePlace({ holder, key }: Place, chance: Chance): void {
  const put = (at: string, value: Json) =>
    Object.defineProperty(holder, at, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  const how = chance.pick(['replace', 'replace', 'replace', 'remove', 'add']);
  if (how === 'replace') put(key, oddValue(chance));
  else if (Array.isArray(holder)) {
    if (how === 'remove') holder.splice(Number(key), 1);
    else holder.push(structuredClone(holder[Number(key)]));
  } else if (how === 'remove') delete holder[key];
  else put(chance.pick(hostileKeys), oddValue(chance));
}

/** Breaks a text as disks, pipes and attackers do: cut, doubled, swapped, with bytes of any value. */
export function mutateBytes(text: string, chance: Chance): Buffer {
  let bytes = Buffer.from(text);
  for (let left = chance.whole(1, 4); left > 0 && bytes.length > 0; left -= 1) {
    const at = chance.whole(0, bytes.length - 1);
    const to = Math.min(bytes.length, at + chance.whole(1, 40));
    const [before, piece, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, to),
      bytes.subarray(to),
    ];
    const junk = Buffer.from(chance.hits(0.5) ? String(chance.pick(hostileTexts)) : '{}[]",:\n\\');
    const changes = [
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, after]),
      () => Buffer.concat([before, junk, after]),
      () => Buffer.concat([before, Buffer.from(piece).reverse(), after]),
      () => Buffer.from(before),
      () => Buffer.concat([Buffer.from([chance.whole(0, 255), chance.whole(0, 255)]), bytes]),
    ] as const;
    bytes = chance.pick(changes)();
  }
  return bytes;
}
