import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawing } from '../../../lib/render/html/drawing.ts';

const drawn = (svg: string) => drawing(svg).toString();

test('shapes and texts are kept, styles, clips and names are not', () => {
  const svg =
    '<svg width="9" class="a" viewBox="0 0 9 9"><defs><clipPath id="c"><path d="M0 0"/></clipPath></defs>' +
    '<path d="M0 0L9 9" stroke="var(--ink)" clip-path="url(#c)" style="fill:red"></path>' +
    '<text x="1">a &amp; b</text><style >.a{fill:red}</style></svg>';
  expect(drawn(svg)).toBe(
    '<svg focusable="false" width="9" viewBox="0 0 9 9"><path d="M0 0L9 9" stroke="var(--ink)"></path><text x="1">a &amp; b</text></svg>',
  );
});

test.each(['<script>alert(1)</script>', '<image href="x"/>', '<foreignObject></foreignObject>'])(
  '%s is refused',
  (element) => {
    expect(() => drawn(`<svg>${element}</svg>`)).toThrow(/is no part of a drawing/);
  },
);

test('nothing but the listed elements and attributes ever comes out', () => {
  const soup = fc.array(
    fc.constantFrom(
      '<svg ',
      '<path d="',
      '"',
      '>',
      '</',
      'onload="x"',
      'style="',
      ' ',
      'a',
      '<g>',
      '&lt;',
      '<style>',
      '/>',
    ),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      let shown = '';
      try {
        shown = drawn(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
      expect(shown.replace(/"[^"]*"/g, '""')).not.toMatch(
        /<[^>]*\b(?:on\w+|style)=|<style|<script/,
      );
    }),
  );
});
