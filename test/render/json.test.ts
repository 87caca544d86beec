import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces, renderJson } from '../../lib/render/json.ts';

describe('renderJson', () => {
  it('writes what could act on a terminal as escapes', () => {
    expect(renderJson({ name: '\u001b[31m\u009b2J\u202e\u{e0041}\u007f' })).toBe(
      '{\n  "name": "\\u001b[31m\\u009b2J\\u202e\\udb40\\udc41\\u007f"\n}\n',
    );
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(renderJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = renderJson(text);
        expect(JSON.parse(json)).toBe(text);
        expect(json.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('jsonPieces', () => {
  it('are the same text', () => {
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (document) => {
        expect([...jsonPieces(document)].join('')).toBe(renderJson(document));
      }),
    );
  });

  it('list what stands in objects inside, one at a time', () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ index }));
    const document = { a: { b: { items, none: [], nothing: {} }, when: new Date(0) } };
    const pieces = [...jsonPieces(document)];
    expect(pieces.join('')).toBe(renderJson(document));
    expect(pieces.length).toBeGreaterThan(50);
  });

  it('list what an iterator gives, one at a time', () => {
    const pieces = [
      ...jsonPieces({ count: 2, items: [{ a: [1] }, {}].values(), none: [].values() }),
    ];
    expect(pieces.join('')).toBe(renderJson({ count: 2, items: [{ a: [1] }, {}], none: [] }));
    expect(pieces.length).toBeGreaterThan(4);
  });
});
