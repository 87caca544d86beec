import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../../lib/adapters/files/cost/csv-rows.ts';
import { eachRow } from '../../../../lib/adapters/files/cost/csv-table.ts';

interface Found {
  readonly rows: readonly (readonly [line: number, ...cells: string[]])[];
  readonly isLost: boolean;
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(text: string, size = 7): Promise<Found> {
  const rows: [number, ...string[]][] = [];
  let isLost = false;
  await eachRow(
    chunksOf(Buffer.from(text), size),
    () => (isLost = true),
    (row) => rows.push([row.line, ...Array.from({ length: row.count }, (_, at) => row.raw(at))]),
  );
  return { rows, isLost };
}

/** By csv-parse alone. */
async function parsed(text: string): Promise<Found> {
  const rows: [number, ...string[]][] = [];
  let isLost = false;
  for await (const many of csvRows(chunksOf(Buffer.from(text), 1024), () => (isLost = true)))
    for (const { cells, line } of many) rows.push([line, ...cells]);
  return { rows, isLost };
}

describe('eachRow', () => {
  it('finds the cells of plain rows, quotes and line breaks in them included', async () => {
    const text = 'a,b\n1,"x, ""y""\nz"\n\n"",é\r\n';
    expect((await read('a,b\n1,"x, ""y""\nz"\n\n,é')).rows).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'x, "y"\nz'],
      [5, '', 'é'],
    ]);
    expect((await read(text)).rows.slice(0, 2)).toEqual((await parsed(text)).rows.slice(0, 2));
  });

  it('reads what csv-parse reads, wherever the chunks are cut', async () => {
    const piece = fc.constantFrom(
      'a',
      '1.5',
      'é',
      ',',
      ',',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '"',
      '""',
      ' ',
    );
    const quoted = fc
      .array(piece, { maxLength: 4 })
      .map((all) => `"${all.join('').replaceAll('"', '""')}"`);
    const cell = fc.oneof(
      { weight: 3, arbitrary: quoted },
      fc.array(piece, { maxLength: 3 }).map((all) => all.join('')),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
    const start = fc.constantFrom('', '\ufeff');
    const table = fc
      .tuple(start, fc.array(row, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([mark, rows, ending, isOpen]) => mark + rows.join(ending) + (isOpen ? '' : ending));
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (text, size) => {
        expect(await read(text, size)).toEqual(await parsed(text));
      }),
      { numRuns: 1000 },
    );
  });
});
