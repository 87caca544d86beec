import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skim } from './skimmed.ts';

/** A record whose only field has the text as its value, and whatever follows. */
const inRecord = (text: string): string => `{"x":${text}`;
const skip = (text: string) => skim([inRecord(text)]);

describe('a skimmer', () => {
  it('steps over any JSON to the byte behind it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const whole = inRecord(`${JSON.stringify(JSON.parse(text))}}`);
        expect(skim([whole])).toMatchObject({ end: Buffer.byteLength(whole), records: 1 });
      }),
    );
  });

  it('steps over long strings wherever they end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), fc.nat(40), (text, depth) => {
        const value = `${'['.repeat(depth)}${JSON.stringify({ [text]: text })}${']'.repeat(depth)}`;
        expect(skip(`${value}}`)).toMatchObject({ records: 1, isOdd: false });
      }),
    );
  });

  it('accepts nothing that JSON.parse rejects', () => {
    const broken = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('"', '\\', '}', ']', ',', '0', '\n', 'u'),
    );
    fc.assert(
      fc.property(broken, ([text, place, wrong]) => {
        const at = place % (text.length + 1);
        const changed = inRecord(`${text.slice(0, at)}${wrong}${text.slice(at)}}`);
        const { end, records } = skim([changed]);
        if (records > 0)
          expect(() => JSON.parse(Buffer.from(changed).toString('utf8', 0, end))).not.toThrow();
      }),
    );
  });

  it.each([
    '{"a":"b',
    '{"a"',
    '[1,',
    '"\\u00',
    'tru',
    '{"a":{"b":"c"}',
    '"\\',
    '-',
    '1.',
    '1e',
    '',
  ])('says that %s is cut', (text) => {
    expect(skip(text)).toMatchObject({ end: 0, records: 0, isOdd: false });
  });

  it.each([
    '{"a" :1}',
    '{ }',
    '"\\x"',
    '"\\u00g0"',
    '"\u0001"',
    '{a:1}',
    '[1,]x',
    '+1',
    '01',
    '.5',
    'nul!',
    'falsy',
    `${'['.repeat(70)}${']'.repeat(70)}`,
  ])('leaves %s to the parser', (text) => {
    expect(skip(`${text}}`)).toMatchObject({ end: 0, records: 0, isOdd: true });
  });
});
