import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilePiece } from '../../../lib/adapters/files/cut-file.ts';
import { gatherPieces } from '../../../lib/adapters/files/share-files.ts';
import { collect } from '../../builders.ts';

/** As much as an answer holds before it is sent. */
const full = 256 * 1024;

const pieceOf = (bytes: number, index: number): FilePiece => ({
  path: `${index}.json`,
  slices: [{ text: 'x'.repeat(bytes), line: 1, record: 1, kind: 'whole' }],
  faults: [],
  isFirst: true,
  bytes: 0,
  isBehindBreak: false,
});

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

test('pieces are gathered in order, told with their bytes, and sent once they are many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(full * 1.5), { maxLength: 12 }), async (sizes) => {
      const pieces = sizes.map(pieceOf);
      const answers = await collect(gatherPieces(each(pieces)));
      expect(answers.flatMap(({ answer }) => answer)).toEqual(pieces);
      for (const { answer, bytes } of answers) {
        const lengths = answer.map(({ slices }) => slices[0]?.text.length ?? 0);
        const sum = lengths.reduce((total, length) => total + length, 0);
        expect(bytes).toBe(sum);
        expect(sum - (lengths.at(-1) ?? 0)).toBeLessThan(full);
      }
      for (const { bytes } of answers.slice(0, -1)) expect(bytes).toBeGreaterThanOrEqual(full);
    }),
  );
});
