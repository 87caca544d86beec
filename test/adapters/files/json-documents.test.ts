import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentSlice, JsonDocuments } from '../../../lib/adapters/files/json-documents.ts';

/** All slices of `bytes`, fed in pieces that end at `cuts`. */
function slices(bytes: Buffer, cuts: readonly number[] = [], maxBytes?: number): DocumentSlice[] {
  const documents = new JsonDocuments(maxBytes);
  const ends = [...new Set([...cuts, bytes.length])].toSorted((a, b) => a - b);
  const found = ends.flatMap((end, index) =>
    documents.push(bytes.subarray(index === 0 ? 0 : ends[index - 1], end)),
  );
  return [...found, ...documents.end()];
}

const shown = (text: string) => slices(Buffer.from(text)).map((it) => [it.kind, it.text]);
const whole = (...texts: string[]) => texts.map((text) => ['whole', text]);

describe('the shapes', () => {
  it.each<[string, string, string[][]]>([
    ['nothing', '', []],
    ['white space', ' \r\n\t ', []],
    ['one object', '{"a":1}', whole('{"a":1}')],
    ['a byte order mark', '\uFEFF{"a":1}', whole('{"a":1}')],
    ['JSON lines', '{"a":1}\n{"b":2}\n', whole('{"a":1}', '{"b":2}')],
    ['JSON lines from Windows', '{"a":1}\r\n{"b":2}\r\n', whole('{"a":1}', '{"b":2}')],
    ['objects one after another', '{"a":1}{"b":2} {"c":3}', whole('{"a":1}', '{"b":2}', '{"c":3}')],
    ['a list', '[{"a":1}, {"b":2}]', whole('{"a":1}', '{"b":2}')],
    ['an empty list', '[]', []],
    ['a list in a list', '[[{"a":1}],{"b":2}]', whole('[{"a":1}]', '{"b":2}')],
    ['Records', '{"Records":[{"a":1},{"b":[{}]}]}', whole('{"a":1}', '{"b":[{}]}')],
    ['no records', '{"Records":[]}', []],
    [
      'Records over and over',
      '{"Records":[{"a":1}]}\n{"Records":[{"b":2}]}',
      whole('{"a":1}', '{"b":2}'),
    ],
    ['Events with a token before', '{"NextToken":"x","Events":[{"a":1}]}', whole('{"a":1}')],
    [
      'Events with a token after',
      '{"Events":[{"a":1}],"NextToken":"\\\\","n":{"x":[1]}}',
      whole('{"a":1}'),
    ],
    ['two lists', '{"Records":[{"a":1}],"Events":[{"b":2}]}', whole('{"a":1}', '{"b":2}')],
    ['Records that are no list', '{"Records":{"a":1}}', whole('{"Records":{"a":1}}')],
    ['Records deeper down', '{"x":{"Records":[{"a":1}]}}', whole('{"x":{"Records":[{"a":1}]}}')],
    [
      'brackets and escapes in strings',
      '{"a":"}]{[\\"\\\\"}{"b":"\\\\\\""}',
      whole('{"a":"}]{[\\"\\\\"}', '{"b":"\\\\\\""}'),
    ],
  ])('%s', (_, text, expected) => expect(shown(text)).toEqual(expected));
});

describe('what is broken', () => {
  it.each<[string, string, string[][]]>([
    [
      'text before',
      'junk {"a":1}',
      [
        ['head', 'junk'],
        ['whole', '{"a":1}'],
      ],
    ],
    [
      'a line of text between',
      '{"a":1}\nnot json\n{"b":2}',
      [
        ['whole', '{"a":1}'],
        ['garbage', 'not json'],
        ['whole', '{"b":2}'],
      ],
    ],
    [
      'text in quotes',
      '"{"\n{"a":1}',
      [
        ['garbage', '"{"'],
        ['whole', '{"a":1}'],
      ],
    ],
    [
      'numbers in Records',
      '{"Records":[1,2,{"a":1},3]}',
      [
        ['head', '1,2,'],
        ['whole', '{"a":1}'],
        ['garbage', '3'],
      ],
    ],
    [
      'a brace too many in Records',
      '{"Records":[{"a":1}},{"b":2}]}',
      [
        ['whole', '{"a":1}'],
        ['head', '},'],
        ['whole', '{"b":2}'],
      ],
    ],
    [
      'a brace too many at the top',
      '{"a":1}}\n{"b":2}',
      [
        ['whole', '{"a":1}'],
        ['garbage', '}'],
        ['whole', '{"b":2}'],
      ],
    ],
    [
      'a bracket too many at the top',
      ']{"a":1}',
      [
        ['head', ']'],
        ['whole', '{"a":1}'],
      ],
    ],
    [
      'the end inside an object',
      '{"a":1}\n{"b":',
      [
        ['whole', '{"a":1}'],
        ['cut', '{"b":'],
      ],
    ],
    ['the end inside a string', '{"b":"x\\', [['cut', '{"b":"x\\']]],
    [
      'the end between records',
      '{"Records":[{"a":1},',
      [
        ['whole', '{"a":1}'],
        ['cut', ''],
      ],
    ],
    ['the end inside text', 'junk', [['garbage', 'junk']]],
  ])('%s', (_, text, expected) => expect(shown(text)).toEqual(expected));
});

describe('where it stands', () => {
  it('is told by record and line', () => {
    const text = '{"a":1}\n\n{"b":"\n",\n"c":2}\njunk\n[{"d":1}]';
    expect(slices(Buffer.from(text)).map(({ record, line }) => [record, line])).toEqual([
      [1, 1],
      [2, 3],
      [3, 6],
      [4, 7],
    ]);
  });
});

const json = fc.jsonValue({ maxDepth: 4 });
const piece = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.dictionary(fc.string(), json).map((value) => JSON.stringify(value)),
  fc
    .array(json)
    .map((list) => JSON.stringify({ Records: list, after: '\\', more: [{ x: '"\\' }] })),
  fc.array(json).map((list) => JSON.stringify({ before: '\\', Events: list })),
  fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', '\uFEFF', '{"Records":[', '"é\\'),
  fc.string({ unit: 'grapheme' }),
);
const stream = fc
  .array(fc.tuple(piece, fc.constantFrom('', '\n', ' ', ',', '\r\n')), { maxLength: 8 })
  .map((parts) => Buffer.from(parts.flat().join('')));

describe('any stream of bytes', () => {
  it('gives the same documents wherever it is split', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(400)), (bytes, cuts) => {
        const inside = cuts.filter((cut) => cut < bytes.length);
        expect(slices(bytes, inside)).toEqual(slices(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same documents fed byte by byte', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        expect(slices(bytes, Array.from(bytes.keys()))).toEqual(slices(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('split at each single place, with characters of several bytes', () => {
    const bytes = Buffer.from(
      '\uFEFF{"Records":[{"é":"\\"}{🐕\\\\"},\n[{"x":1}],junk]}\r\n{"z":"€"}',
    );
    const expected = slices(bytes);
    expect(expected.map(({ kind }) => kind)).toEqual(['whole', 'whole', 'garbage', 'whole']);
    for (let cut = 1; cut < bytes.length; cut += 1) expect(slices(bytes, [cut])).toEqual(expected);
  });

  it('gives every object of a list back, in order', () => {
    // No key may be that of a wrapper: an object with a list of `Records` comes out in pieces.
    const objects = fc.array(
      fc.dictionary(
        fc.string().map((key) => `_${key}`),
        json,
      ),
    );
    const wrappers = fc.constantFrom<(texts: string[]) => string>(
      (texts) => texts.join('\n'),
      (texts) => `[${texts.join(',')}]`,
      (texts) => `{"Records":[${texts.join(' , ')}]}`,
      (texts) => `{"NextToken":"}]","Events":\n[${texts.join(',\n')}]\n,"x":{"Records":[]}}`,
    );
    fc.assert(
      fc.property(objects, wrappers, (list, wrap) => {
        const texts = list.map((it) => JSON.stringify(it));
        expect(slices(Buffer.from(wrap(texts))).map(({ text }) => text)).toEqual(texts);
      }),
    );
  });
});

describe('an object beyond the limit', () => {
  const giant = (open: string) => `{"big":"${open.repeat(2000)}","n":[{"Records":[1]}]}`;
  const feed = (text: string, step = 64) => {
    const bytes = Buffer.from(text);
    const cuts = Array.from({ length: Math.floor(bytes.length / step) }, (_, n) => (n + 1) * step);
    return slices(
      bytes,
      cuts.filter((cut) => cut < bytes.length),
      256,
    );
  };

  it.each(['x', '{', '\\"', ',', '}'])(
    'full of %s comes in pieces, and its neighbours whole',
    (open) => {
      for (const text of [
        `{"Records":[{"a":1},${giant(open)},{"b":2}]}`,
        `{"a":1}\n${giant(open)}\n{"b":2}`,
      ]) {
        const found = feed(text);
        expect(found.filter(({ kind }) => kind === 'whole').map((it) => it.text)).toEqual([
          '{"a":1}',
          '{"b":2}',
        ]);
        expect(found.filter(({ kind }) => kind === 'oversize')).toHaveLength(1);
        expect(new Set(found.map(({ kind }) => kind))).toEqual(
          new Set(['whole', 'oversize', 'rest']),
        );
        expect(found.at(-1)?.record).toBe(3);
      }
    },
  );

  it('keeps no more than the limit and one chunk', () => {
    for (const { text } of feed(giant('x'))) expect(text.length).toBeLessThanOrEqual(256 + 64);
  });

  it('is one fault when the input ends inside it', () => {
    expect(feed(`{"big":"${'x'.repeat(2000)}`).filter(({ kind }) => kind !== 'rest')).toMatchObject(
      [{ kind: 'oversize' }],
    );
  });

  it('may be garbage too', () => {
    const found = feed(`${'x'.repeat(2000)}\n{"a":1}`);
    expect(found.filter(({ kind }) => kind !== 'rest').map(({ kind }) => kind)).toEqual([
      'oversize',
      'whole',
    ]);
  });

  it('may stand in front of the list it wraps', () => {
    const found = feed(`{"big":"${'x'.repeat(2000)}","Records":[{"a":1},{"b":2}]}`);
    expect(found.filter(({ kind }) => kind === 'whole').map((it) => it.text)).toEqual([
      '{"a":1}',
      '{"b":2}',
    ]);
  });
});
