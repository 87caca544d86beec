import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, nothing } from '../../../lib/render/html/html.ts';

test('text is escaped, markup is not escaped twice, lists are joined', () => {
  const item = (text: string) => html`<li title="${text}">${text}</li>`;
  const page = html`<ul>${['a<b', '"c" & \'d\''].map(item)}</ul>${nothing}${3}`;
  expect(page.toString()).toBe(
    '<ul><li title="a&lt;b">a&lt;b</li><li title="&quot;c&quot; &amp; &#39;d&#39;">&quot;c&quot; &amp; &#39;d&#39;</li></ul>3',
  );
});

test('an object that only looks like markup is not taken for it', () => {
  const forged = { toString: () => '<script>' } as unknown as string;
  expect(() => html`${forged}`).toThrow(TypeError);
});

test('no text can leave its place, in an element or in a quoted attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = html`<p title="${text}">${text}</p>`.toString();
      expect(shown).toMatch(/^<p title="[^"<>']*">[^<>"']*<\/p>$/u);
    }),
  );
});
