import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../lib/render/json.ts';

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
