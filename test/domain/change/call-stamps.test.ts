import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallStamps } from '../../../lib/domain/change/call-stamps.ts';
import { timeOfSeconds } from '../../../lib/domain/text/utc-time.ts';
import { readUuid, uuidText } from '../../../lib/domain/text/uuid.ts';

const id = fc.oneof(fc.uuid(), fc.constantFrom('event-1', 'event-2', 'f'));
const seconds = fc.oneof(fc.nat(3), fc.nat(4_000_000_000));
interface Call {
  readonly id: string;
  readonly seconds: number;
  readonly isText: boolean;
}

const call: fc.Arbitrary<Call> = fc.record({ id, seconds, isText: fc.boolean() });

function stampsOf(calls: readonly Call[]): CallStamps {
  const stamps = new CallStamps();
  const words = new Int32Array(6);
  for (const it of calls) {
    const isNumbers = !it.isText && readUuid(it.id, words, 2);
    if (isNumbers) stamps.addNumbers(words, 2, it.seconds);
    else stamps.add(it.id, timeOfSeconds(it.seconds), it.seconds * 1000);
  }
  return stamps;
}

describe('CallStamps', () => {
  it('tells ids and times as they came, in texts or in numbers', () => {
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const stamps = stampsOf(calls);
        expect(stamps.size).toBe(calls.length);
        for (const [index, it] of calls.entries()) {
          expect(stamps.idOf(index)).toBe(it.id);
          expect(stamps.atOf(index)).toBe(timeOfSeconds(it.seconds));
          expect(stamps.timeOf(index)).toBe(it.seconds * 1000);
        }
      }),
    );
  });

  it('puts calls in order by their times, then by their ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(call, { selector: (it) => it.id }), (calls) => {
        const stamps = stampsOf(calls);
        const order = calls.map((_, index) => index).sort((a, b) => stamps.compare(a, b));
        const expected = calls.toSorted(
          (a, b) => a.seconds - b.seconds || (a.id < b.id ? -1 : Number(a.id > b.id)),
        );
        expect(order.map((index) => calls[index])).toEqual(expected);
      }),
    );
  });

  it('holds more than it has room for at first, and keeps a time with its fraction', () => {
    const calls = Array.from({ length: 3000 }, (_, index) => ({
      id: `0c6a8f52-6f0e-4c0f-8a55-${String(index).padStart(12, '0')}`,
      seconds: index,
      isText: index % 2 > 0,
    }));
    const stamps = stampsOf(calls);
    expect([0, 1, 1500, 2999].map((index) => stamps.idOf(index))).toEqual(
      [0, 1, 1500, 2999].map((index) => calls[index]?.id),
    );
    stamps.add('event-1', '2026-11-03T14:12:09.500Z', Date.parse('2026-11-03T14:12:09.500Z'));
    expect(stamps.atOf(3000)).toBe('2026-11-03T14:12:09.500Z');
  });
});

it('a UUID is written as it was read', () => {
  fc.assert(
    fc.property(fc.uuid(), (text) => {
      const words = new Int32Array(5);
      expect(readUuid(text, words, 1)).toBe(true);
      expect(uuidText(words, 1)).toBe(text);
    }),
  );
});
