import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, escapeHtml, escapeSlack, plain } from '../../lib/render/escape.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((codes) => codes.map((code) => String.fromCharCode(code)).join('')),
);
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

describe('plain', () => {
  it.each([
    ['ANSI colours', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['an 8-bit CSI', '\u009b2J', '\ufffd2J'],
    ['line ends', 'a\r\nb', 'a␍␊b'],
    ['a bidirectional override', 'nimda\u202e', 'nimda\ufffd'],
    ['isolates', '\u2066x\u2069', '\ufffdx\ufffd'],
    ['zero width', 'ad\u200bmin\ufeff', 'ad\ufffdmin\ufffd'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a\ufffdb\ufffd'],
    ['lone surrogates', '\ud800x\udc00', '\ufffdx\ufffd'],
    ['tag characters', 'x\u{e0041}', 'x\ufffd'],
    ['delete', 'x\u007f', 'x␡'],
  ])('replaces %s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each(['arn:aws:iam::111122223333:role/Admin', 'Zoë Müller 山田太郎 😀', ''])(
    'leaves %j as it is',
    (text) => {
      expect(plain(text)).toBe(text);
    },
  );

  it('cuts by code points and says so', () => {
    expect(plain('abcdef', 4)).toBe('abc…');
    expect(plain('abcd', 4)).toBe('abcd');
    expect(plain('😀😀😀', 3)).toBe('😀😀😀');
    expect(plain('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it('never lets through what cannot be seen, never grows, and changes nothing twice', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const shown = plain(text, max);
        expect(shown).not.toMatch(unseen);
        expect(Array.from(shown).length).toBeLessThanOrEqual(max);
        expect(shown.isWellFormed()).toBe(true);
        expect(plain(plain(text))).toBe(plain(text));
      }),
    );
  });
});

describe('escapeHtml', () => {
  it('escapes tags, quotes and controls', () => {
    expect(escapeHtml(`<img src=x onerror="a('1')">&\u202e`)).toBe(
      '&lt;img src=x onerror=&quot;a(&#39;1&#39;)&quot;&gt;&amp;\ufffd',
    );
  });

  it('can neither open a tag nor leave an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = escapeHtml(text);
        expect(html).not.toMatch(/[<>"']/);
        expect(html).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('keeps different texts different', () => {
    expect(escapeHtml('&lt;')).not.toBe(escapeHtml('<'));
  });
});

describe('escapeSlack', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U012AB3CD> & co', '&lt;@U012AB3CD&gt; &amp; co'],
    ['@here @Channel @everyone', '＠here ＠Channel ＠everyone'],
    ['ana@example.com', 'ana@example.com'],
    ['*bold* ~gone~ `code`', '∗bold∗ ∼gone∼ ˋcodeˋ'],
    ['_emphasis_', '＿emphasis＿'],
    ['deploy_role_x', 'deploy_role_x'],
    ['https://evil.example', 'https:∕∕evil.example'],
  ])('%s becomes %s', (text, expected) => {
    expect(escapeSlack(text)).toBe(expected);
  });

  it('never leaves a character of markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeSlack(text)).not.toMatch(/[<>*~`\n]|:\/\/|@(here|channel|everyone)/i);
      }),
    );
  });
});

describe('csvCell', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['  =1+1', "'  =1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['\t=1', "'␉=1"],
    ['a,b', '"a,b"'],
    ['plain', 'plain'],
    [-12.5, '-12.5'],
  ])('%j becomes %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('stays one cell of one line and never starts a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = csvCell(text);
        expect(cell).not.toMatch(/[\r\n]/);
        expect(cell.replace(/^"/, '')).not.toMatch(/^\s*[=+\-@]/);
        const inner = /^"(.*)"$/s.exec(cell)?.[1];
        if (inner === undefined) expect(cell).not.toMatch(/[",]/);
        else expect(inner.replaceAll('""', '')).not.toContain('"');
      }),
    );
  });
});
