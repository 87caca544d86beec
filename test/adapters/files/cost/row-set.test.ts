import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowSet } from '../../../../lib/adapters/files/cost/row-set.ts';
import { rowOf } from './rows.ts';

it('finds every row that stood before and no other, in this file or another', () => {
  const cells = fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 2 }));
  const rows = fc.array(fc.record({ file: fc.constantFrom(0, 1), cells }));
  fc.assert(
    fc.property(rows, (all) => {
      const set = new RowSet();
      const inOrder = all.toSorted((a, b) => a.file - b.file);
      const found = [0, 1].flatMap((file) => {
        set.nextFile();
        return inOrder
          .filter((it) => it.file === file)
          .map((it) => set.add(rowOf(it.cells), [0, 1]));
      });
      const expected = inOrder.map(({ file, cells: [one, other] }, index) => {
        const before = inOrder.slice(0, index);
        const alike = before.find((it) => it.cells[0] === one && it.cells[1] === other);
        if (alike === undefined) return undefined;
        return alike.file === file ? 'in-this-file' : 'in-another-file';
      });
      expect(found).toEqual(expected);
    }),
  );
});

it('looks at the named columns alone', () => {
  const set = new RowSet();
  set.add(rowOf(['a', 'b', 'c']), [0, 2]);
  expect(set.add(rowOf(['a', 'x', 'c']), [0, 2])).toBe('in-this-file');
  expect(set.add(rowOf(['a', 'b', 'd']), [0, 2])).toBeUndefined();
});

it('grows without forgetting', () => {
  const set = new RowSet();
  const rows = Array.from({ length: 40_000 }, (_, row) => `${row}`);
  expect(rows.filter((row) => set.add(rowOf([row]), [0]) !== undefined)).toEqual([]);
  expect(rows.filter((row) => set.add(rowOf([row]), [0]) === undefined)).toEqual([]);
  expect(set.size).toBe(rows.length);
});
