import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beside,
  displayWidth,
  labelled,
  pad,
  shorten,
  wrap,
} from '../../../lib/render/terminal/layout.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const width = fc.integer({ min: 4, max: 60 });

describe('wrap', () => {
  it('breaks at spaces, and inside a word only when it must', () => {
    expect(wrap('who changed what by hand', 12)).toEqual(['who changed', 'what by hand']);
    expect(wrap('abcdefgh ij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('it held 87 % of them', 10)).toEqual(['it held', '87 % of', 'them']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('makes no line longer than the width and loses nothing but spaces', () => {
    fc.assert(
      fc.property(text, width, (given, columns) => {
        const lines = wrap(given, columns);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
      }),
    );
  });
});

describe('shorten', () => {
  it('keeps both ends', () => {
    expect(shorten('arn:aws:iam::111122223333:role/Admin', 16)).toBe('arn:aws:…e/Admin');
    expect(shorten('short', 5)).toBe('short');
  });

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(text, width, (given, columns) => {
        expect(displayWidth(shorten(given, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['山田', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('%s takes %i', (given, columns) => {
    expect(displayWidth(given)).toBe(columns);
  });
});

describe('pad', () => {
  it('fills on either side, by what is seen', () => {
    expect(pad('ab', 4)).toBe('ab  ');
    expect(pad('ab', 4, 'right')).toBe('  ab');
    expect(pad('山', 4)).toBe('山  ');
    expect(pad('abcdef', 4)).toBe('abcdef');
  });
});

describe('labelled', () => {
  it('indents what follows and makes it harmless', () => {
    expect(labelled('who', 'dana \u001b[2J came by again', 6, 26)).toEqual([
      'who   dana ␛[2J came by',
      '      again',
    ]);
  });
});

describe('beside', () => {
  it('fills up the shorter block', () => {
    expect(beside(['a', 'bbb'], ['1'], 2)).toEqual(['a    1', 'bbb']);
    expect(beside(['a'], ['1', '2'], 2)).toEqual(['a  1', '   2']);
  });
});
