import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowMemo } from '../../../../lib/adapters/files/cost/row-memo.ts';
import { rowOf } from './rows.ts';

const cells = fc.array(fc.constantFrom('', 'a', 'b', 'ab', '\u001f', 'é'), {
  minLength: 3,
  maxLength: 3,
});

it('gives what was made of the same cells, and makes it once', () => {
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 40 }), (rows) => {
      let made = 0;
      const memo = new RowMemo([0, 2], (row) => {
        made += 1;
        return [row.raw(0), row.raw(2)];
      });
      for (const row of rows) expect(memo.of(rowOf(row))).toEqual([row[0], row[2]]);
      expect(made).toBe(new Set(rows.map(([one, , two]) => JSON.stringify([one, two]))).size);
    }),
  );
});

it('knows thousands apart, and goes on when it has forgotten them', () => {
  const memo = new RowMemo([0], (row) => row.raw(0));
  for (let round = 0; round < 2; round += 1)
    for (let kind = 0; kind < 140_000; kind += 1)
      if (memo.of(rowOf([String(kind)])) !== String(kind)) throw new Error(`${kind} is another`);
});
