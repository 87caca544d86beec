import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns, fold } from '../../../bin/demo/columns.ts';

test('text is broken at spaces and set in', () => {
  const line = 'ten chars '.repeat(7);
  expect(fold(`${line}and more`, 'Why: ', '     ')).toEqual([`Why: ${line}and`, '     more']);
});

test('no line is longer than a terminal, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,200}( [a-z]{1,200}){0,5}$/), (text) => {
      const lines = fold(text, '', '    ');
      expect(lines.every((line) => line.length <= columns)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
