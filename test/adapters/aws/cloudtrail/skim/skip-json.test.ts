import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, odd, skipValue } from '../../../../../lib/adapters/aws/cloudtrail/skim/skip-json.ts';

const skip = (text: string) => skipValue(Buffer.from(text), 0, 1);

describe('skipValue', () => {
  it('steps over any JSON to the byte behind it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const compact = JSON.stringify(JSON.parse(text));
        expect(skip(`${compact},`)).toBe(Buffer.byteLength(compact));
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
        const changed = `${text.slice(0, at)}${wrong}${text.slice(at)}`;
        const end = skip(changed);
        if (end > 0)
          expect(() => JSON.parse(Buffer.from(changed).toString('utf8', 0, end))).not.toThrow();
      }),
    );
  });

  it.each(['{"a":"b', '{"a"', '[1,', '"\\u00', 'tru', '{"a":{"b":"c"}'])(
    'says that %s is cut',
    (text) => {
      expect(skip(text)).toBe(cut);
    },
  );

  it.each([
    '{"a" :1}',
    '{ }',
    '"\\x"',
    '{a:1}',
    '[1,]x',
    '+1',
    'nul!',
    `${'['.repeat(70)}${']'.repeat(70)}`,
  ])('leaves %s to the parser', (text) => {
    expect(skip(text)).toBe(odd);
  });
});
