import { resume } from '../resume.ts';
import { csvRows, longestRow, type OnLoss } from './csv-rows.ts';
import { CsvScanner } from './csv-scanner.ts';
import { isArchiveError } from './first-bytes.ts';
import { Row } from './row.ts';

const lineFeed = 0x0a;
const utf8Mark = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Hands each row of a CSV to `take`, the header first, empty lines left out; it is the same object every
 * time. Rows are read in the plain spelling as long as there is no doubt (`CsvScanner`), and by csv-parse
 * from the first doubtful one on. A quote that never closes loses the rows behind it; a broken archive ends
 * the reading after the last whole line before the break.
 */
export async function eachRow(
  chunks: AsyncIterable<Buffer>,
  onLoss: OnLoss,
  take: (row: Row) => void,
): Promise<void> {
  const scanner = new CsvScanner(take);
  const source = chunks[Symbol.asyncIterator]();
  const { rest, state } = await plainRows(source, scanner, onLoss);
  if (state === 'broken') return;
  if (state === 'in-doubt') return parsedRows(resume([rest], source), scanner, { onLoss, take });
  if (rest.length === 0) return;
  const last = Buffer.concat([rest, Buffer.from(scanner.ending ?? '\n')]);
  const { read } = scanner.scan(last);
  if (read < last.length)
    await parsedRows(resume([rest.subarray(read)], source), scanner, { onLoss, take });
}

/** Reads on while the rows are plain; `rest` was read and is not handed on. */
async function plainRows(
  source: AsyncIterator<Buffer>,
  scanner: CsvScanner,
  onLoss: OnLoss,
): Promise<{ readonly rest: Buffer; readonly state: 'in-doubt' | 'broken' | 'ended' }> {
  const first = await firstOf(source, onLoss);
  if (first === 'broken') return { rest: Buffer.alloc(0), state: 'broken' };
  if (isUtf16(first)) return { rest: first, state: 'in-doubt' };
  let rest = withoutMark(first);
  for (;;) {
    const { read, inDoubt } = scanner.scan(rest);
    rest = rest.subarray(read);
    if (inDoubt || rest.length > longestRow) return { rest, state: 'in-doubt' };
    const more = await next(source, onLoss);
    if (more === 'broken') return { rest, state: 'broken' };
    if (more === undefined) return { rest, state: 'ended' };
    rest = joined(rest, more, scanner);
  }
}

/** Enough to tell a byte order mark, if there is so much. */
async function firstOf(source: AsyncIterator<Buffer>, onLoss: OnLoss): Promise<Buffer | 'broken'> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < utf8Mark.length) {
    const more = await next(source, onLoss);
    if (more === 'broken') return 'broken';
    if (more === undefined) return first;
    first = Buffer.concat([first, more]);
  }
  return first;
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, utf8Mark.length).equals(utf8Mark) ? bytes.subarray(utf8Mark.length) : bytes;

/**
 * What is left of a chunk and the next one. Where the row that lies across them is plain, it is handed on
 * by itself, so that the chunk need not be copied.
 */
function joined(rest: Buffer, more: Buffer, scanner: CsvScanner): Buffer {
  if (rest.length === 0) return more;
  const end = more.indexOf(lineFeed) + 1;
  const row = Buffer.concat([rest, more.subarray(0, end)]);
  if (end > 0 && scanner.lines > 0 && scanner.scan(row).read === row.length)
    return more.subarray(end);
  return Buffer.concat([rest, more]);
}

async function next(
  source: AsyncIterator<Buffer>,
  onLoss: OnLoss,
): Promise<Buffer | 'broken' | undefined> {
  try {
    const { value, done } = await source.next();
    return done ? undefined : value;
  } catch (error) {
    if (!isArchiveError(error)) throw error;
    onLoss('the gzip archive breaks off');
    return 'broken';
  }
}

const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The rows that the scanner was in doubt about, and all behind them. */
async function parsedRows(
  chunks: AsyncIterable<Buffer>,
  { lines, ending }: CsvScanner,
  { onLoss, take }: { readonly onLoss: OnLoss; readonly take: (row: Row) => void },
): Promise<void> {
  const row = new Row();
  for await (const rows of csvRows(chunks, onLoss, { lines, ending })) {
    for (const { cells, line } of rows) {
      row.begin(cells.length, line);
      for (const [at, cell] of cells.entries()) row.set(at, cell);
      take(row);
    }
  }
}
