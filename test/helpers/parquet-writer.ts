// Writes the simplest Parquet there is: plain, uncompressed pages of required columns, one page a column.

/** Values of one column; dates are written as timestamps in microseconds. */
export type Column = readonly string[] | readonly number[] | readonly Date[];

type Field = readonly [id: number, type: number, bytes: Buffer];

const stop = Buffer.of(0);
const kinds = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const more = rest > 127n;
    bytes.push(Number(rest & 127n) | (more ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
const zigzag = (value: number): Buffer => varint(BigInt(value) * 2n);
const binary = (text: string): Buffer =>
  Buffer.concat([varint(Buffer.byteLength(text)), Buffer.from(text)]);

const i32 = (id: number, value: number): Field => [id, kinds.i32, zigzag(value)];
const i64 = (id: number, value: number): Field => [id, kinds.i64, zigzag(value)];
const bin = (id: number, text: string): Field => [id, kinds.binary, binary(text)];
const nested = (id: number, fields: readonly Field[]): Field => [id, kinds.struct, struct(fields)];
const list = (id: number, kind: number, items: readonly Buffer[]): Field => [
  id,
  kinds.list,
  Buffer.concat([
    items.length < 15
      ? Buffer.of((items.length << 4) | kind)
      : Buffer.concat([Buffer.of(0xf0 | kind), varint(items.length)]),
    ...items,
  ]),
];

function struct(fields: readonly Field[]): Buffer {
  let last = 0;
  const parts = fields.map(([id, type, bytes]) => {
    const head = Buffer.of(((id - last) << 4) | type);
    last = id;
    return Buffer.concat([head, bytes]);
  });
  return Buffer.concat([...parts, stop]);
}

const typeOf = (column: Column): 'text' | 'double' | 'time' => {
  const [first] = column;
  if (typeof first === 'number') return 'double';
  return first instanceof Date ? 'time' : 'text';
};
const physical = { text: 6, double: 5, time: 2 } as const;
const converted = { text: 0, double: undefined, time: 10 } as const;

function plain(column: Column): Buffer {
  if (typeOf(column) === 'text') {
    return Buffer.concat(
      column.flatMap((value) => {
        const text = Buffer.from(String(value));
        const length = Buffer.alloc(4);
        length.writeUInt32LE(text.length);
        return [length, text];
      }),
    );
  }
  const bytes = Buffer.alloc(column.length * 8);
  column.forEach((value, index) => {
    if (value instanceof Date) bytes.writeBigInt64LE(BigInt(value.getTime()) * 1000n, index * 8);
    else bytes.writeDoubleLE(Number(value), index * 8);
  });
  return bytes;
}

/** What a forged file says of itself. */
interface Claims {
  /** Rows of each group, whatever its columns hold. */
  readonly rows?: number;
  /** Bytes that each page, said to be gzip, unpacks to. */
  readonly pageBytes?: number;
}

/** The pieces of a file, one row group after another; all groups have the same columns. */
export function* parquetPieces(
  groups: Iterable<Readonly<Record<string, Column>>>,
  claims: Claims = {},
): Generator<Buffer> {
  yield Buffer.from('PAR1');
  let offset = 4;
  let rows = 0;
  let schema: Buffer[] = [];
  const rowGroups: Buffer[] = [];
  for (const group of groups) {
    const columns = Object.entries(group);
    const count = columns[0]?.[1].length ?? 0;
    const claimed = claims.rows ?? count;
    const gzip = 2;
    schema = columns.map(([name, column]) => {
      const type = typeOf(column);
      const as = converted[type];
      const known = as === undefined ? [] : [i32(6, as)];
      return struct([i32(1, physical[type]), i32(3, 0), bin(4, name), ...known]);
    });
    const chunks: Buffer[] = [];
    for (const [name, column] of columns) {
      const data = plain(column);
      const header = struct([
        i32(1, 0),
        i32(2, claims.pageBytes ?? data.length),
        i32(3, data.length),
        nested(5, [i32(1, count), i32(2, 0), i32(3, 3), i32(4, 3)]),
      ]);
      const size = header.length + data.length;
      const meta = [
        i32(1, physical[typeOf(column)]),
        list(2, kinds.i32, [zigzag(0)]),
        list(3, kinds.binary, [binary(name)]),
        i32(4, claims.pageBytes === undefined ? 0 : gzip),
        i64(5, count),
        i64(6, size),
        i64(7, size),
        i64(9, offset),
      ];
      chunks.push(struct([i64(2, offset), nested(3, meta)]));
      yield header;
      yield data;
      offset += size;
    }
    rowGroups.push(struct([list(1, kinds.struct, chunks), i64(2, offset), i64(3, claimed)]));
    rows += claimed;
  }
  const root = struct([bin(4, 'schema'), i32(5, schema.length)]);
  const footer = struct([
    i32(1, 1),
    list(2, kinds.struct, [root, ...schema]),
    i64(3, rows),
    list(4, kinds.struct, rowGroups),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  yield Buffer.concat([footer, length, Buffer.from('PAR1')]);
}

/** A whole file. */
export const parquet = (...groups: Readonly<Record<string, Column>>[]): Buffer =>
  Buffer.concat([...parquetPieces(groups)]);

/** A whole file that says of itself what is not so. */
export const forgedParquet = (group: Readonly<Record<string, Column>>, claims: Claims): Buffer =>
  Buffer.concat([...parquetPieces([group], claims)]);
