import { Row } from '../../../../lib/adapters/files/cost/row.ts';

/** A row of these cells. */
export function rowOf(cells: readonly string[], line = 1): Row {
  const row = new Row();
  row.begin(cells.length, line);
  for (const [at, cell] of cells.entries()) row.set(at, cell);
  return row;
}
