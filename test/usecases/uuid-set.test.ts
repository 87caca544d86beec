import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidWords } from '../../lib/domain/text/uuid.ts';
import { UuidSet } from '../../lib/usecases/uuid-set.ts';

/** So few different words that many have one hash, and many are the same; never all zeros. */
const uuid = fc
  .tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2))
  .map((words) =>
    words.map((word, place) => (word === 2 ? -2_000_000_000 : word) + Number(place === 1)),
  )
  .filter((words) => words.some((word) => word !== 0));

const wordsOf = (uuids: readonly (readonly number[])[]): Int32Array =>
  Int32Array.from(uuids.flat());

/** Different ones, as random as real ones are. */
function differentUuids(count: number, seed: number): Int32Array {
  const words = new Int32Array(count * uuidWords);
  for (let at = 0; at < words.length; at += uuidWords) {
    const number = at / uuidWords;
    words[at] = Math.imul(number + seed, 0x9e3779b1);
    words[at + 1] = seed;
    words[at + 2] = number;
    words[at + 3] = Math.imul(number ^ seed, 0x85ebca6b);
  }
  return words;
}

describe('UuidSet', () => {
  it('knows what was put in, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(uuid, { maxLength: 80 }), uuid, (uuids, other) => {
        const set = new UuidSet();
        const model = new Set<string>();
        const words = wordsOf(uuids);
        uuids.forEach((it, index) => {
          expect(set.has(words, index * uuidWords)).toBe(model.has(it.join()));
          expect(set.add(words, index * uuidWords)).toBe(!model.has(it.join()));
          model.add(it.join());
        });
        expect(set.size).toBe(model.size);
        expect(set.has(wordsOf([other]), 0)).toBe(model.has(other.join()));
      }),
    );
  });

  it('counts the new ones of many, as if each were added by itself', () => {
    fc.assert(
      fc.property(fc.array(uuid, { maxLength: 300 }), fc.nat(300), (uuids, from) => {
        const words = wordsOf(uuids);
        const many = new UuidSet();
        const first = Math.min(from, uuids.length);
        const fresh =
          many.addAll(words, 0, first) +
          many.addAll(words, first * uuidWords, uuids.length - first);
        expect(fresh).toBe(new Set(uuids.map(String)).size);
        expect(many.size).toBe(fresh);
      }),
    );
  });

  it('keeps all when it has to grow', () => {
    const count = 400_000;
    const set = new UuidSet();
    const words = differentUuids(count, 1);
    expect(set.addAll(words, 0, count)).toBe(count);
    expect(set.addAll(words, 0, count)).toBe(0);
    expect(set.addAll(differentUuids(count, 2), 0, count)).toBe(count);
    expect(set.size).toBe(2 * count);
  });

  it.each<[string, (number: number) => number[]]>([
    ['whose words are the same but for one', (number) => [number, 7, 7, 7]],
    ['that differ in their upper bits alone', (number) => [number << 14, 0, 0, 1]],
    ['whose words take each other away', (number) => [number, 0, 0, number]],
    ['whose words add up to the same', (number) => [1, number, -number, 0]],
  ])('is not slowed down by made-up ids %s', (_, idOf) => {
    const count = 200_000;
    const set = new UuidSet();
    const words = wordsOf(Array.from({ length: count }, (_, number) => idOf(number)));
    expect(set.addAll(words, 0, count)).toBe(count);
    expect(set.addAll(words, 0, count)).toBe(0);
  });

  it('is not changed by being asked ahead', () => {
    const set = new UuidSet();
    const words = differentUuids(2, 3);
    set.add(words, 0);
    set.prefetch(words, uuidWords);
    expect([set.has(words, 0), set.has(words, uuidWords), set.size]).toEqual([true, false, 1]);
  });
});
